package lockmap.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.Map.entry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The operator's wish that the process ends: SIGTERM, Ctrl-C, or the terminal's end.
 *
 * <p>It hears the signals itself, so that the main thread can stop the server and then leave the
 * ordinary way, with exit code 0. The alternative, a shutdown hook that halts the JVM at its end
 * because the code would be 143 otherwise, cuts off the hooks that run beside it: a flight
 * recording was left empty. And {@code java.util.logging} closes its handlers in such a hook, while
 * the server still has something to say; this way it does so afterwards.
 *
 * <p>The JDK has no other way to hear a signal than {@code sun.misc.Signal}, which the module
 * jdk.unsupported keeps for this use (JEP 260). Reached by name, because the compiler's warning
 * about it cannot be switched off.
 */
final class StopSignal {

  private static final System.Logger LOG = System.getLogger(StopSignal.class.getName());

  private final CompletableFuture<String> first = new CompletableFuture<>();

  private StopSignal() {}

  /** Hears the signals from now on, in place of the JVM. */
  static StopSignal listen() {
    StopSignal stop = new StopSignal();
    for (String name : List.of("TERM", "INT", "HUP")) {
      stop.hear(name);
    }
    return stop;
  }

  /** Waits for the first signal, even one that came before, and returns its name. */
  String await() {
    return first.join();
  }

  private void hear(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object completing =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> first.complete(name));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), completing);
    } catch (InvocationTargetException e) {
      // Windows has no HUP, and java -Xrs keeps all three for the system: what then happens to
      // the process is not ours to say.
      LOG.log(
          DEBUG, "A signal cannot be heard", entry("event", "no_signal"), entry("name", name), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java runtime lacks the module jdk.unsupported", e);
    }
  }
}
