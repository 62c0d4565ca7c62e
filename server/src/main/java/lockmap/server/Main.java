package lockmap.server;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.util.Map.entry;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lockmap.api.Version;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ConfigLoader;
import lockmap.server.config.ServerConfig;
import lockmap.server.log.Log;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The command line: starts a server in this process and stops it when the operator says so. */
@Command(
    name = "lockmap",
    mixinStandardHelpOptions = true,
    versionProvider = Main.NameAndVersion.class,
    description = "A concurrent key-value store that you can watch.",
    footer = {
      "%nSettings of the file are overridden by system properties, and those by the",
      "environment, where store.max-value-size is LOCKMAP_STORE_MAX_VALUE_SIZE."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by SIGTERM or Ctrl-C, requests drained",
      "1:could not start, or failed while it stopped",
      "2:the command line is wrong",
      "78:a setting is wrong"
    })
public final class Main implements Callable<Integer> {

  /** What sysexits.h calls EX_CONFIG; systemd shows it by this name. */
  private static final int CONFIG_ERROR = 78;

  private static final System.Logger LOG = System.getLogger(Main.class.getName());

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "A YAML file of settings.")
  private @Nullable Path file;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Log.open();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
        LOG.log(
            ERROR,
            "A thread has died",
            entry("event", "thread_died"),
            entry("thread", thread.getName()),
            e));
    System.exit(
        new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain).execute(args));
  }

  /** Serves until the operator has enough of it. */
  @Override
  public Integer call() {
    ServerConfig config = config();
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
    return CommandLine.ExitCode.OK;
  }

  private ServerConfig config() {
    ConfigLoader loader = ConfigLoader.ofThisProcess();
    return file == null ? loader.load() : loader.load(file);
  }

  private static int explain(Exception e, CommandLine command, ParseResult parsed) {
    switch (e) {
      case ConfigException wrong -> {
        command.getErr().println("lockmap: " + wrong.getMessage());
        return CONFIG_ERROR;
      }
      case UncheckedIOException failed ->
          command.getErr().println("lockmap: " + failed.getMessage());
      default -> LOG.log(ERROR, "LockMap has failed", entry("event", "failed"), e);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** What {@code --version} prints. */
  static final class NameAndVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"LockMap " + Version.current()};
    }
  }
}
