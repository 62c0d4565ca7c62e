package lockmap.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockmap.api.Paths;

/** Puts many keys into a server, in batches over a few connections. */
final class Filler {

  private static final int BATCH = 1000;
  private static final int CONNECTIONS = 4;

  private Filler() {}

  /** The key with a number, of 16 bytes. */
  static String key(int number) {
    return "key-%012d".formatted(number);
  }

  /** Puts keys from 0 on, each with a value of {@link Load#VALUE_SIZE} bytes. */
  static void fill(int port, int count) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < CONNECTIONS; part++) {
        int first = part;
        parts.add(
            threads.submit(() -> {
              fill(port, first, count);
              return null;
            }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("not all keys could be put", e);
    }
  }

  private static void fill(int port, int part, int count) throws IOException {
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
  }

  private static String put(int number) {
    return "{\"method\":\"PUT\",\"key\":\"" + key(number) + "\",\"value\":\"" + Load.VALUE + "\"}";
  }
}
