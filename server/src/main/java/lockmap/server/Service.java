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
   * <p>A carrier of JDK 25 turns to another queue only when the one that it takes from is empty, or
   * another carrier takes from it as well. By default the threads that a poller wakes queue up with
   * the poller's own carrier, where nobody else looks; with some hundred busy connections that
   * queue is never empty, and new connections, which wait elsewhere, were not begun with for as
   * long as the others were busy. Pollers outside the scheduler put them into queues that carriers
   * share, of which there then must be two at least.
   */
  private static void shareCarriers() {
    setDefault("jdk.pollerMode", "SYSTEM_THREADS");
    if (Runtime.getRuntime().availableProcessors() == 1) {
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
