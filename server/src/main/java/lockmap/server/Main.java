package lockmap.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lockmap.api.Version;
import lockmap.server.command.Commands;
import lockmap.server.command.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line: a server in this process, or a command for one that runs elsewhere. */
@Command(
    name = "lockmap",
    mixinStandardHelpOptions = true,
    versionProvider = Main.NameAndVersion.class,
    synopsisHeading = "Usage: ",
    customSynopsis = {
      "lockmap [serve] [-c=FILE]",
      "       lockmap COMMAND [OPTIONS] [ARGUMENTS]",
    },
    description = {
      "%nA concurrent key-value store that you can watch. Without a command it serves;",
      "with one it asks the server on http://localhost:3000, or where LOCKMAP_URL says.%n"
    },
    commandListHeading = "%nCommands:%n",
    footer = "%nlockmap COMMAND --help tells more.")
public final class Main implements Callable<Integer> {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "A YAML file of settings to serve with.")
  private @Nullable Path file;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(Shell.ofThisProcess(), args));
  }

  /** Runs the command for whoever sits in a shell, and returns its exit code. */
  static int execute(Shell shell, String... args) {
    CommandLine lockmap = new CommandLine(new Main());
    lockmap.addSubcommand(new ServeCommand());
    new Commands(shell).addTo(lockmap);
    UsageMessageSpec usage = lockmap.getCommandSpec().usageMessage();
    usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(Commands.exitCodes());
    return lockmap.setExecutionStrategy(Main::run).execute(args);
  }

  /** Serves, since no command was given. */
  @Override
  public Integer call() {
    return Service.run(file);
  }

  private static int run(ParseResult parsed) {
    if (parsed.hasSubcommand() && parsed.hasMatchedOption("--config")) {
      throw usage(parsed, "--config is for serve, and stands behind it");
    }
    // The JVM has put this in place of what it could not decode, and the key would be another.
    if (parsed.originalArgs().stream().anyMatch(argument -> argument.contains("\uFFFD"))) {
      throw usage(parsed, "an argument is no text in this locale; try with LC_ALL=C.UTF-8");
    }
    return new RunLast().execute(parsed);
  }

  private static ParameterException usage(ParseResult parsed, String sentence) {
    return new ParameterException(parsed.commandSpec().commandLine(), sentence);
  }

  /** What {@code --version} prints. */
  static final class NameAndVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"LockMap " + Version.current()};
    }
  }
}
