package lockmap.server.command;

import java.io.IOException;
import java.util.OptionalLong;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "touch", description = "Gives a key another time to live and leaves its value.")
final class TouchCommand extends ClientCommand {

  @Parameters(paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(
      names = "--ttl",
      required = true,
      paramLabel = "TIME",
      converter = Time.ToLive.class,
      description = "From now on: 60, 15m, 7d, or none for ever.")
  private Ttl ttl = Ttl.FOREVER;

  TouchCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    OptionalLong revision = client.touch(key, ttl);
    if (revision.isEmpty()) {
      return absent(key, out);
    }
    if (isJson()) {
      Answer.about(key, true).with("revision", revision.getAsLong()).writeTo(out);
    }
    return Exit.DONE;
  }
}
