package lockmap.server.command;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
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
    for (RecordComponent figure : Status.class.getRecordComponents()) {
      out.line("%-26s %s".formatted(name(figure), out.shown(value(figure, status))));
    }
    return Exit.DONE;
  }

  private static String name(RecordComponent figure) {
    return figure.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static String value(RecordComponent figure, Status status) {
    try {
      return String.valueOf(figure.getAccessor().invoke(status));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the status hides " + figure.getName(), e);
    }
  }
}
