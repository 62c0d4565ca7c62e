package lockmap.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import lockmap.client.ImportResult;
import lockmap.client.StoreClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Stores entries, each a line of JSON, and prints how many.",
    footer = {
      "",
      "An import that fails names the line. What stands before it is stored and stays.",
    })
final class ImportCommand extends ClientCommand {

  @Parameters(
      arity = "0..1",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "What export has written; without one, or with -, standard input.")
  private String file = "";

  ImportCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    return switch (imported(client)) {
      case ImportResult.Complete(long imported) -> {
        print(imported, out);
        yield Exit.DONE;
      }
      case ImportResult.Stopped stopped -> {
        print(stopped.imported(), out);
        Explanation why = Explanation.of(stopped.cause());
        complain(
            "%s, line %d: %s; stored before it: %d"
                .formatted(
                    Input.name(file),
                    stopped.line(),
                    stopped.reason().replaceFirst("\\.$", ""),
                    stopped.imported()));
        yield why.exit();
      }
    };
  }

  private ImportResult imported(StoreClient client) throws IOException {
    try (Progress progress = new Progress(shell(), System::nanoTime);
        InputStream lines = new CountedBytes(Input.open(shell(), file), progress)) {
      return client.importFrom(lines, progress::entries);
    }
  }

  private void print(long imported, Output out) throws IOException {
    if (isJson()) {
      out.json(Map.of("imported", imported));
    } else {
      out.line(Long.toString(imported));
    }
  }
}
