package lockmap.console.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Set;
import jfx.incubator.scene.control.richtext.CodeArea;

/**
 * Keeps JavaFX from writing to standard error that one of its modules incubates. That is news for
 * those who build on the module, and they know; an operator can do nothing about it, and takes any
 * line there for a fault. No option turns it off, but JavaFX keeps the modules it has warned of,
 * and warns of each only once.
 */
final class IncubatorNotice {

  private IncubatorNotice() {}

  /**
   * Has JavaFX take the notice as given. Where this JavaFX keeps no such set, or the java launcher
   * was not told to open it, JavaFX goes on to warn, and everything else works as well.
   */
  static void markGiven() {
    try {
      Class<?> notices =
          Class.forName("com.sun.javafx.ModuleUtil", true, CodeArea.class.getClassLoader());
      MethodHandle given =
          MethodHandles.privateLookupIn(notices, MethodHandles.lookup())
              .findStaticGetter(notices, "warnedModules", Set.class);
      add(given, CodeArea.class.getModule());
    } catch (ReflectiveOperationException e) {
      // Then JavaFX says it itself, on standard error: nothing is lost.
      return;
    }
  }

  private static void add(MethodHandle set, Module module) {
    try {
      @SuppressWarnings("unchecked")
      Set<Module> modules = (Set<Module>) set.invoke();
      modules.add(module);
    } catch (Throwable e) {
      throw new IllegalStateException("a getter of a field failed", e);
    }
  }
}
