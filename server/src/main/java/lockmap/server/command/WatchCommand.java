package lockmap.server.command;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lockmap.client.StoreClient;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.client.WatchStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = "Prints changes of keys as they happen, until Ctrl-C.",
    footer = {
      "",
      "It begins with what the keys hold (STATE), and connects again by itself where it",
      "is cut off; it says so on standard error, and where it had to begin anew.",
    })
final class WatchCommand extends ClientCommand {

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Keys, be they there or not.")
  private List<String> keys = List.of();

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "Every key that begins with this; may be given several times.")
  private List<String> prefixes = List.of();

  @Option(names = "--all", description = "Every key.")
  private boolean all;

  @Option(
      names = "--since",
      paramLabel = "REVISION",
      description = "Begin with every change behind this revision, not with what the keys hold.")
  private @Nullable Long since;

  @Option(
      names = "--events",
      split = ",",
      paramLabel = "EVENT",
      description = "Only some kinds of change: ${COMPLETION-CANDIDATES}.")
  private Set<WatchQuery.Kind> events = EnumSet.allOf(WatchQuery.Kind.class);

  @Option(names = "--no-values", description = "Tell how many bytes a value has, not the value.")
  private boolean noValues;

  WatchCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    List<String> under = all ? List.of("") : prefixes;
    WatchQuery query = new WatchQuery(keys, under, events, !noValues, true, since, false);
    try (WatchStream changes = client.watch(query)) {
      return follow(changes, out);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a command", e);
    }
  }

  private int follow(WatchStream changes, Output out) throws IOException, InterruptedException {
    WatchEvent event = changes.next();
    if (event instanceof WatchEvent.Disconnected(String reason, _)) {
      complain(
          address()
              + ": "
              + reason
              + "; is the server running, and where --server or LOCKMAP_URL says?");
      return Exit.UNAVAILABLE;
    }
    while (!(event instanceof WatchEvent.Closed)) {
      tell(event, out);
      event = changes.next();
    }
    return Exit.DONE;
  }

  private void tell(WatchEvent event, Output out) throws IOException {
    switch (event) {
      case WatchEvent.Disconnected(String reason, Duration retryIn) ->
          complain(reason + "; connecting again in " + retryIn.toMillis() + " ms");
      case WatchEvent.Reconnected _ -> complain("connected again");
      case WatchEvent.Reset _ -> {
        complain("changes are missing from here on, so the watch begins anew");
        print(event, out);
      }
      case WatchEvent.Closed _ -> {}
      case WatchEvent.State _, WatchEvent.Ready _, WatchEvent.Change _ -> print(event, out);
    }
  }

  private void print(WatchEvent event, Output out) throws IOException {
    EventLine line = EventLine.of(event);
    if (isJson()) {
      out.json(line.json());
    } else if (line.key() != null) {
      out.line(line.text(LocalTime.now(ZoneId.systemDefault()), out::shown));
    }
    out.flush();
  }
}
