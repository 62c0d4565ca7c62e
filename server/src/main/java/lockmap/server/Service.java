package lockmap.server;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.Map.entry;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import lockmap.api.Version;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ConfigLoader;
import lockmap.server.config.ServerConfig;
import lockmap.server.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * A server in this process, from its settings to its exit code. The commands that only ask a server
 * never load this class, and so pay for nothing of it.
 */
final class Service {

  private static final int STOPPED = 0;
  private static final int FAILED = 1;

  /** What sysexits.h calls EX_CONFIG; systemd shows it by this name. */
  private static final int CONFIG_ERROR = 78;

  private static final System.Logger LOG = System.getLogger(Service.class.getName());

  private static final List<String> ENDS_WITHOUT_MEMORY =
      List.of("ExitOnOutOfMemoryError", "CrashOnOutOfMemoryError");

  private Service() {}

  /**
   * Serves until the operator has enough of it, and says how it went.
   *
   * @param file the settings; null for the defaults
   * @return the exit code
   */
  static int run(@Nullable Path file) {
    shareCarriers();
    Log.open();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
        LOG.log(
            ERROR,
            "A thread has died",
            entry("event", "thread_died"),
            entry("thread", thread.getName()),
            e));
    try {
      serve(config(file));
      return STOPPED;
    } catch (ConfigException wrong) {
      System.err.println("lockmap: " + wrong.getMessage());
      return CONFIG_ERROR;
    } catch (UncheckedIOException failed) {
      System.err.println("lockmap: " + failed.getMessage());
    } catch (RuntimeException e) {
      LOG.log(ERROR, "LockMap has failed", entry("event", "failed"), e);
    }
    return FAILED;
  }

  /**
   * Sets up the scheduler of virtual threads so that none waits for ever while others are busy,
   * unless the operator has set it up. The JDK reads these properties when it first needs them,
   * which is later.
   *
   * <p>The threads that a poller wakes queue up with the carrier that the poller runs on, and a
   * carrier of JDK 25 turns to other queues only when its own is empty; with some hundred busy
   * connections it never is. The JDK makes as many pollers as there are carriers, so that all of
   * them may be like that, and new connections, which wait in other queues, were not begun with for
   * as long as the others were busy. With half as many pollers some carriers always go round all
   * queues. Pollers in threads of the system do so too, but cost a request a tenth more.
   */
  private static void shareCarriers() {
    int processors = Runtime.getRuntime().availableProcessors();
    setDefault("jdk.readPollers", Integer.toString(Integer.highestOneBit((processors + 1) / 2)));
    if (processors == 1) {
      setDefault("jdk.virtualThreadScheduler.parallelism", "2");
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * An {@link OutOfMemoryError} may end any thread, and the others go on as if it were still there.
   */
  private static void warnIfItOutlivesItsMemory() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (!ENDS_WITHOUT_MEMORY.stream()
        .anyMatch(option -> jvm.getVMOption(option).getValue().equals("true"))) {
      LOG.log(
          WARNING,
          "Should memory run out, this process goes on and may be half dead: start java with"
              + " -XX:+ExitOnOutOfMemoryError, as the script does, so that it ends and is restarted",
          entry("event", "outlives_its_memory"));
    }
  }

  private static void serve(ServerConfig config) {
    warnIfItOutlivesItsMemory();
    StopSignal stop = StopSignal.listen();
    try (Server server = Server.start(config)) {
      LOG.log(
          INFO,
          "LockMap listens on " + server.url(),
          entry("event", "started"),
          entry("url", server.url()),
          entry("version", Version.current()));
      String signal = stop.await();
      LOG.log(INFO, "LockMap is stopping", entry("event", "stopping"), entry("signal", signal));
    }
    LOG.log(INFO, "LockMap has stopped", entry("event", "stopped"));
  }

  private static ServerConfig config(@Nullable Path file) {
    ConfigLoader loader = ConfigLoader.ofThisProcess();
    return file == null ? loader.load() : loader.load(file);
  }
}
