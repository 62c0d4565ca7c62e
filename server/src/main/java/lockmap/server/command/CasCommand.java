package lockmap.server.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import lockmap.api.CasRequest;
import lockmap.client.StoreClient;
import lockmap.client.SwapResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "cas",
    customSynopsis = {
      "lockmap cas [OPTIONS] KEY EXPECTED NEW",
      "       lockmap cas [OPTIONS] KEY --create NEW",
      "       lockmap cas [OPTIONS] KEY --revision REVISION NEW",
      "       lockmap cas [OPTIONS] KEY --delete EXPECTED",
      "       lockmap cas [OPTIONS] KEY --delete --revision REVISION",
    },
    description = "Changes a key if it is as expected; exit code 1 if it is not.",
    footer = {
      "",
      "One of the texts may be -, which is all of standard input. The key keeps its",
      "time to live, unless --ttl says otherwise.",
    })
final class CasCommand extends ClientCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Parameters(
      index = "1..*",
      paramLabel = "TEXT",
      description = "What it must hold, and what it then gets.")
  private List<String> texts = List.of();

  @Option(names = "--create", description = "Make the key, if there is none.")
  private boolean create;

  @Option(
      names = "--revision",
      paramLabel = "REVISION",
      description = "Compare the revision that wrote the key, not its value.")
  private @Nullable Long revision;

  @Option(names = "--delete", description = "Remove the key, if it is as expected.")
  private boolean delete;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      converter = Time.class,
      description = "Give the key another time to live: 60, 15m, 7d.")
  private @Nullable Duration ttl;

  CasCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    return switch (client.compareAndSwap(key, request())) {
      case SwapResult.Swapped(long by) -> {
        if (isJson()) {
          Answer.about(key, true).with("revision", by).writeTo(out);
        }
        yield Exit.DONE;
      }
      case SwapResult.Absent _ -> absent(key, out);
      case SwapResult.Conflict(@Nullable Long by) -> conflict(key, by, out);
    };
  }

  private CasRequest request() throws IOException {
    boolean comparesValue = !create && revision == null;
    int needed = (comparesValue ? 1 : 0) + (delete ? 0 : 1);
    if (create && revision != null) {
      throw usage("--create and --revision exclude each other");
    }
    if (texts.size() != needed) {
      throw usage("behind the key there must be " + needed + " texts, not " + texts.size());
    }
    if (Collections.frequency(texts, "-") > 1) {
      throw usage("standard input can be one of the texts only");
    }
    return new CasRequest(
        comparesValue ? Input.value(shell(), texts.getFirst()) : null,
        revision,
        delete ? null : Input.value(shell(), texts.getLast()),
        ttl == null ? null : Time.wholeSeconds(ttl));
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
