package lockmap.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves until the operator has enough of it. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Main.NameAndVersion.class,
    description = "Runs a server until SIGTERM or Ctrl-C.",
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
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "A YAML file of settings.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    return Service.run(file);
  }
}
