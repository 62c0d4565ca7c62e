package lockmap.server;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.util.Map.entry;

import java.io.UncheckedIOException;
import java.nio.file.Path;
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

  private Service() {}

  /**
   * Serves until the operator has enough of it, and says how it went.
   *
   * @param file the settings; null for the defaults
   * @return the exit code
   */
  static int run(@Nullable Path file) {
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

  private static void serve(ServerConfig config) {
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
