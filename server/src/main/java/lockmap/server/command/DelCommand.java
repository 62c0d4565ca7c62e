package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import lockmap.api.Shown;
import lockmap.client.DeleteResult;
import lockmap.client.StoreClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "del",
    description = "Removes keys.",
    footer = {
      "",
      "Keys are removed one by one, each that is there; exit code 1 if one was not.",
      "With --prefix it prints how many it has removed.",
    })
final class DelCommand extends ClientCommand {

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask before --prefix removes anything.")
  private boolean yes;

  /** Which keys to remove. */
  static final class What {

    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The keys.")
    private List<String> keys = List.of();

    @Option(
        names = "--prefix",
        paramLabel = "PREFIX",
        description = "Every key that begins with this; asks first.")
    private @Nullable String prefix;
  }

  DelCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    if (what.prefix != null) {
      return deleteAll(client, what.prefix, out);
    }
    int code = Exit.DONE;
    for (String key : what.keys) {
      code = Math.max(code, delete(client, key, out));
    }
    return code;
  }

  private int delete(StoreClient client, String key, Output out) throws IOException {
    return switch (client.delete(key)) {
      case DeleteResult.Deleted(long revision, _) -> {
        if (isJson()) {
          Answer.about(key, true).with("revision", revision).writeTo(out);
        }
        yield Exit.DONE;
      }
      case DeleteResult.Absent _ -> absent(key, out);
      case DeleteResult.Conflict(@Nullable Long revision) -> conflict(key, revision, out);
    };
  }

  private int deleteAll(StoreClient client, String prefix, Output out) throws IOException {
    if (!yes) {
      if (!shell().terminals().in()) {
        complain("there is no terminal to ask whether to delete; --yes does it unasked");
        return Exit.USAGE;
      }
      if (!isMeant(client.count(prefix), prefix)) {
        complain("nothing was deleted");
        return Exit.NO;
      }
    }
    long deleted = client.deleteAll(prefix);
    if (isJson()) {
      out.json(Map.of("deleted", deleted));
    } else {
      out.line(Long.toString(deleted));
    }
    return Exit.DONE;
  }

  private boolean isMeant(long count, String prefix) throws IOException {
    String keys = count == 1 ? "1 key that begins" : count + " keys that begin";
    shell().err().print("Delete " + keys + " with " + Shown.onOneLine(prefix) + " [y/N]? ");
    shell().err().flush();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = shell().in().read();
    while (read >= 0 && read != '\n') {
      line.write(read);
      read = shell().in().read();
    }
    return line.toString(UTF_8).strip().matches("(?i)y|yes");
  }
}
