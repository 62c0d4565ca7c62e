package lockmap.server.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import lockmap.client.StoreClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = "Writes entries as lines of JSON, for import to read.",
    footer = {
      "",
      "An export that does not come to its end leaves the file as it was before.",
    })
final class ExportCommand extends ClientCommand {

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "Only keys that begin with this.")
  private String prefix = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file and print how many there were; standard output otherwise.")
  private @Nullable Path file;

  ExportCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    try (Progress progress = new Progress(shell(), System::nanoTime)) {
      if (file == null) {
        export(client, out.bytes(), progress);
        return Exit.DONE;
      }
      WholeFile.write(file, bytes -> export(client, bytes, progress));
      if (isJson()) {
        out.json(Map.of("exported", progress.entries()));
      } else {
        out.line(Long.toString(progress.entries()));
      }
      return Exit.DONE;
    }
  }

  private void export(StoreClient client, OutputStream out, Progress progress) throws IOException {
    client.exportTo(new CountedLines(out, progress), prefix);
  }
}
