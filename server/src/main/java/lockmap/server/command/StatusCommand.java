package lockmap.server.command;

import java.io.IOException;
import lockmap.api.Status;
import lockmap.client.StoreClient;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Prints the server's figures.")
final class StatusCommand extends ClientCommand {

  StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    Status status = client.status();
    if (isJson()) {
      out.json(status);
      return Exit.DONE;
    }
    for (String line : StatusTable.of(status).toList()) {
      out.line(out.shown(line));
    }
    return Exit.DONE;
  }
}
