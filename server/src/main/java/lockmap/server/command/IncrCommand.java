package lockmap.server.command;

import java.io.IOException;
import lockmap.client.IncrementResult;
import lockmap.client.StoreClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "incr",
    description = "Adds to the number that a key holds, and prints the new one.",
    footer = {
      "",
      "A key that is not there counts as 0. It keeps its time to live.",
    })
final class IncrCommand extends ClientCommand {

  @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = "1",
      paramLabel = "BY",
      description = "How much to add, or below 0 to take away; 1 otherwise.")
  private long by;

  IncrCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    return switch (client.increment(key, by)) {
      case IncrementResult.Counted(long number, long revision) -> {
        if (isJson()) {
          Answer.about(key, true).with("number", number).with("revision", revision).writeTo(out);
        } else {
          out.line(Long.toString(number));
        }
        yield Exit.DONE;
      }
      case IncrementResult.NotCountable(@Nullable Long revision) -> {
        if (isJson()) {
          Answer.about(key, false)
              .with("reason", "no number")
              .with("revision", revision)
              .writeTo(out);
        }
        complain("the key " + key + " holds no number of 64 bits, or would hold none any more");
        yield Exit.NO;
      }
    };
  }
}
