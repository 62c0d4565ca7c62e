package lockmap.console.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Set;

/**
 * Keeps JavaFX from writing to standard error that some of its modules incubate. That is news for
 * those who build on the modules, and they know; an operator can do nothing about it, and takes any
 * line there for a fault. No option turns it off, but JavaFX keeps the modules that it has warned
 * of, and warns of each only once.
 */
final class IncubatorNotice {

  private static final String INCUBATING = "jfx.incubator.";

  private IncubatorNotice() {}

  /**
   * Has JavaFX take the notice as given. Where this JavaFX keeps no such set, or the java launcher
   * was not told to open it, JavaFX goes on to warn, and everything else works as well.
   */
  static void markGiven() {
    try {
      Class<?> notices = Class.forName("com.sun.javafx.ModuleUtil");
      markGiven(
          MethodHandles.privateLookupIn(notices, MethodHandles.lookup())
              .findStaticGetter(notices, "warnedModules", Set.class));
    } catch (ReflectiveOperationException e) {
      // Then JavaFX says it itself, on standard error: nothing is lost.
      return;
    }
  }

  private static void markGiven(MethodHandle warned) {
    try {
      @SuppressWarnings("unchecked")
      Set<Module> modules = (Set<Module>) warned.invoke();
      ModuleLayer.boot().modules().stream()
          .filter(module -> module.getName().startsWith(INCUBATING))
          .forEach(modules::add);
    } catch (Throwable e) {
      throw new IllegalStateException("a field of JavaFX cannot be read", e);
    }
  }
}
