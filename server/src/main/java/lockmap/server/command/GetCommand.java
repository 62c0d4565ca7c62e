package lockmap.server.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import lockmap.api.Entry;
import lockmap.client.Reading;
import lockmap.client.StoreClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "get",
    description = "Prints the value of a key.",
    footer = {
      "",
      "A pipe or a file gets exactly the bytes of the value. A terminal gets a line end",
      "behind it, and what would steer it is shown as an escape.",
    })
final class GetCommand extends ClientCommand {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  @Parameters(paramLabel = "KEY", description = "The key.")
  private String key = "";

  @ArgGroup(exclusive = false)
  private @Nullable Known known;

  /** What the user knows of the key. */
  static final class Known {

    @Option(
        names = "--if-changed-since",
        required = true,
        paramLabel = "REVISION",
        description = "Print it only if another revision has written it; exit code 1 if not.")
    private long revision;

    @Option(
        names = "--wait",
        paramLabel = "TIME",
        converter = Time.class,
        description = "How long to wait for that change.")
    private Duration wait = Duration.ZERO;
  }

  GetCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    if (known != null) {
      return switch (awaited(client, known.revision, known.wait)) {
        case Reading.Changed(Entry entry) -> print(entry, out);
        case Reading.Unchanged(long revision) -> conflict(key, revision, out);
        case Reading.Absent _ -> absent(key, out);
      };
    }
    if (isJson()) {
      Optional<Entry> entry = client.entry(key);
      return entry.isPresent() ? print(entry.get(), out) : absent(key, out);
    }
    Optional<String> value = client.get(key);
    if (value.isEmpty()) {
      return absent(key, out);
    }
    out.value(value.get());
    return Exit.DONE;
  }

  /** A server lets nobody wait longer than a minute at a time. */
  private Reading awaited(StoreClient client, long revision, Duration wait) {
    Duration left = wait;
    while (left.compareTo(LONGEST_WAIT) > 0) {
      Reading reading = client.awaitChange(key, revision, LONGEST_WAIT);
      if (!(reading instanceof Reading.Unchanged)) {
        return reading;
      }
      left = left.minus(LONGEST_WAIT);
    }
    return client.awaitChange(key, revision, left);
  }

  private int print(Entry entry, Output out) throws IOException {
    if (isJson()) {
      out.json(entry);
    } else {
      out.value(entry.value());
    }
    return Exit.DONE;
  }
}
