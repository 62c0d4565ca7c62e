package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.IntFunction;
import lockmap.api.Paths;

/**
 * Many who watch, as cheap as they can be: sockets that one thread reads, and a count of what came.
 * Each event counts once because a tilde stands in the key or in the value, and nowhere else, so
 * that it does not matter in which pieces it comes. For one thread.
 */
final class Watchers implements AutoCloseable {

  /** Stands once in each event. */
  static final char MARK = '~';

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Selector selector = Selector.open();
  private final ByteBuffer received = ByteBuffer.allocate(1 << 18);
  private final int count;
  private long events;

  /**
   * Opens them, one upon the other, and waits until each has been told how its key stands.
   *
   * @param port the server's
   * @param count how many there are to be
   * @param key what each of them watches
   */
  Watchers(int port, int count, IntFunction<String> key) throws IOException {
    this.count = count;
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int watcher = 0; watcher < count; watcher++) {
      SocketChannel channel = SocketChannel.open(server);
      String request = "GET " + Paths.WATCH_KEY + key.apply(watcher) + " HTTP/1.1\r\n";
      channel.write(ByteBuffer.wrap((request + "Host: localhost\r\n\r\n").getBytes(US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
    }
    await(count);
  }

  int count() {
    return count;
  }

  /** How many events came to all of them together. */
  long events() {
    return events;
  }

  /**
   * Reads until so many events have come to all of them together since they were opened.
   *
   * @throws IllegalStateException where they do not come
   */
  void await(long wanted) throws IOException {
    long start = System.nanoTime();
    while (events < wanted) {
      selector.select(this::read, 1000);
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException(events + " events came of " + wanted);
      }
    }
  }

  private void read(SelectionKey key) {
    try {
      received.clear();
      if (((SocketChannel) key.channel()).read(received) < 0) {
        throw new EOFException("the server has ended a watch");
      }
      byte[] bytes = received.array();
      for (int at = 0; at < received.position(); at++) {
        if (bytes[at] == MARK) {
          events++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
