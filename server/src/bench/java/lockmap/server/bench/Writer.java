package lockmap.server.bench;

import java.io.IOException;
import java.util.StringJoiner;
import lockmap.api.Paths;

/**
 * One who writes what others watch, over a connection of its own. To send and to wait for the
 * answer are two steps, so that one thread can read what the watchers are told in between.
 */
final class Writer implements AutoCloseable {

  private static final String VALUE = "x".repeat(Load.VALUE_SIZE - 1) + Watchers.MARK;

  private final Connection connection;
  private final byte[] one = Connection.request("PUT", Paths.STORE + Load.KEY, "text/plain", VALUE);

  Writer(int port) throws IOException {
    connection = new Connection(port);
  }

  /** Sends one write. */
  void send() throws IOException {
    connection.send(one);
  }

  /** Sends a request that writes the key several times. */
  void send(int times) throws IOException {
    String put = "{\"method\":\"PUT\",\"key\":\"" + Load.KEY + "\",\"value\":\"" + VALUE + "\"}";
    StringJoiner batch = new StringJoiner(",", "[", "]");
    for (int time = 0; time < times; time++) {
      batch.add(put);
    }
    connection.send(Connection.request("POST", Paths.BATCH, "application/json", batch.toString()));
  }

  /**
   * Reads the answer to the oldest request that has none.
   *
   * @throws IllegalStateException where it is no success
   */
  void awaitAnswer() throws IOException {
    connection.awaitAnswer();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
