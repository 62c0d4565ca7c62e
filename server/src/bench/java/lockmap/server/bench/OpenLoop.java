package lockmap.server.bench;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lockmap.api.Paths;
import org.HdrHistogram.Histogram;

/**
 * Clients that ask at a fixed rate, whatever the server does: nine reads for each write, of any of
 * many keys. How long a request took counts from when it was to be sent, so that what has to wait
 * since the server paused counts with all its wait (Tene, "How NOT to Measure Latency": coordinated
 * omission). The time in which the client itself wakes up too late counts as well.
 */
final class OpenLoop {

  private static final int CONNECTIONS = 16;
  private static final int READS_FOR_A_WRITE = 9;

  private OpenLoop() {}

  /**
   * Asks.
   *
   * @param keys how many keys there are, see {@link Filling#key}
   * @param perSecond how many requests are sent in a second
   * @return how long each of them took, in nanoseconds
   */
  static Histogram run(int port, int keys, int perSecond, int seconds)
      throws IOException, InterruptedException {
    long interval = TimeUnit.SECONDS.toNanos(1) * CONNECTIONS / perSecond;
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    Histogram all = new Histogram(3);
    Clients.run(
            CONNECTIONS,
            client -> {
              long first = start + client * interval / CONNECTIONS;
              return () -> ask(port, keys, new Random(client), first, interval, end);
            })
        .forEach(all::add);
    return all;
  }

  private static Histogram ask(
      int port, int keys, Random random, long first, long interval, long end) throws IOException {
    Histogram took = new Histogram(3);
    try (Connection connection = new Connection(port)) {
      for (long due = first; due < end; due += interval) {
        byte[] request = request(random, keys);
        awaitTime(due);
        connection.send(request);
        connection.awaitAnswer();
        took.recordValue(System.nanoTime() - due);
      }
    }
    return took;
  }

  private static byte[] request(Random random, int keys) {
    String path = Paths.STORE + Filling.key(random.nextInt(keys));
    return random.nextInt(READS_FOR_A_WRITE + 1) == 0
        ? Connection.request("PUT", path, "text/plain", Load.VALUE)
        : Connection.get(path);
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
