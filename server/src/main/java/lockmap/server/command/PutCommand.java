package lockmap.server.command;

import java.io.IOException;
import lockmap.client.Precondition;
import lockmap.client.PutResult;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "put",
    description = "Sets the value of a key.",
    footer = {
      "",
      "Put -- before a value that begins with a dash.",
    })
final class PutCommand extends ClientCommand {

  @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = "-",
      paramLabel = "VALUE",
      description = "The value; without one, or with -, all of standard input, byte by byte.")
  private String value = "";

  @ArgGroup private Lifetime lifetime = new Lifetime();

  @ArgGroup private Condition condition = new Condition();

  @Option(
      names = "--return-previous",
      description = "Print the value that was there, as get does; nothing where none was.")
  private boolean returnPrevious;

  /** How long it is to live. */
  static final class Lifetime {

    @Option(
        names = "--ttl",
        paramLabel = "TIME",
        converter = Time.ToLive.class,
        description = "How long the key is to live: 60, 15m, 7d; for ever otherwise.")
    private Ttl ttl = Ttl.FOREVER;

    @Option(names = "--keep-ttl", description = "Leave the key the time to live that it has.")
    private boolean keep;

    Ttl ttl() {
      return keep ? Ttl.KEPT : ttl;
    }
  }

  PutCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    String text = Input.value(shell(), value);
    Precondition precondition = condition.precondition();
    PutResult result =
        returnPrevious
            ? client.getAndPut(key, text, lifetime.ttl(), precondition)
            : client.put(key, text, lifetime.ttl(), precondition);
    return switch (result) {
      case PutResult.Created(long revision) -> done(out, true, revision, null);
      case PutResult.Replaced(long revision, @Nullable String previous) ->
          done(out, false, revision, previous);
      case PutResult.Conflict(@Nullable Long revision) -> conflict(key, revision, out);
    };
  }

  private int done(Output out, boolean created, long revision, @Nullable String previous)
      throws IOException {
    if (isJson()) {
      Answer.about(key, true)
          .with("created", created)
          .with("revision", revision)
          .with("previous", previous)
          .writeTo(out);
    } else if (previous != null) {
      out.value(previous);
    }
    return Exit.DONE;
  }
}
