package lockmap.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import lockmap.api.MalformedJsonException;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.api.WireJson;
import lockmap.client.AtomicResult;
import lockmap.client.StoreClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "batch",
    description = "Carries out several operations in one request.",
    footer = {
      "",
      "The operations are a JSON array, as POST /batch takes it:",
      "  [{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\"},{\"method\":\"GET\",\"key\":\"k\"}]",
      "It prints a line for each: its status, the method, the key and what was found.",
      "Exit code 1 if one of them failed.",
    })
final class BatchCommand extends ClientCommand {

  @Parameters(
      arity = "0..1",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "A file of operations; without one, or with -, standard input.")
  private String file = "";

  @Option(names = "--atomic", description = "All at one moment, or none where one fails.")
  private boolean atomic;

  BatchCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    List<Operation> operations = operations();
    if (!atomic) {
      return print(operations, client.batch(operations), out);
    }
    return switch (client.atomically(operations)) {
      case AtomicResult.Committed(List<Outcome> outcomes) -> print(operations, outcomes, out);
      case AtomicResult.Undone undone -> {
        print(operations, undone.operations(), out);
        complain("nothing was changed: " + undone.problem().detail());
        yield Exit.NO;
      }
    };
  }

  private List<Operation> operations() throws IOException {
    try (InputStream json = Input.open(shell(), file)) {
      return WireJson.readBatch(json.readAllBytes());
    } catch (MalformedJsonException e) {
      throw new BadDataException(Input.name(file) + ": " + e.getMessage(), e);
    }
  }

  private int print(List<Operation> operations, List<Outcome> outcomes, Output out)
      throws IOException {
    int code = Exit.DONE;
    for (int at = 0; at < outcomes.size(); at++) {
      Outcome outcome = outcomes.get(at);
      if (isJson()) {
        out.json(outcome);
      } else {
        out.line(line(operations.get(at), outcome, out));
      }
      code = outcome.status() >= 400 ? Exit.NO : code;
    }
    return code;
  }

  private static String line(Operation operation, Outcome outcome, Output out) {
    String line = outcome.status() + " " + operation.method() + " " + out.shown(operation.key());
    String value = outcome.value();
    return value == null ? line : line + '\t' + out.shown(value);
  }
}
