package lockmap.server.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockmap.api.Paths;
import org.jspecify.annotations.Nullable;

/** Puts many keys into a server, in batches over a few connections. */
final class Filler {

  private static final int BATCH = 1000;
  private static final int CONNECTIONS = 4;

  private Filler() {}

  /** Puts keys from 0 on, each with a value of {@link Load#VALUE_SIZE} bytes. */
  static void fill(int port, int count) throws IOException, InterruptedException {
    List<@Nullable Void> _ = Clients.run(CONNECTIONS, part -> () -> fill(port, part, count));
  }

  private static @Nullable Void fill(int port, int part, int count) throws IOException {
    try (Connection connection = new Connection(port)) {
      for (int from = part * BATCH; from < count; from += CONNECTIONS * BATCH) {
        String puts =
            IntStream.range(from, Math.min(count, from + BATCH))
                .mapToObj(Filler::put)
                .collect(Collectors.joining(",", "[", "]"));
        connection.send(Connection.request("POST", Paths.BATCH, "application/json", puts));
        connection.awaitAnswer();
      }
    }
    return null;
  }

  private static String put(int number) {
    return "{\"method\":\"PUT\",\"key\":\""
        + Filling.key(number)
        + "\",\"value\":\""
        + Load.VALUE
        + "\"}";
  }
}
