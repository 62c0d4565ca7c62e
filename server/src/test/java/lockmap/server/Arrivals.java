package lockmap.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * Requests that arrive when they arrive, whether or not earlier ones have been answered, as those
 * of many clients do. How long an answer took is counted from the arrival, so the time in which a
 * request found no connection free is part of it (what is left out otherwise is known as
 * coordinated omission). For one thread.
 */
final class Arrivals implements AutoCloseable {

  /** So many arrivals a second that every connection always has the next one. */
  static final double ENDLESS = Double.POSITIVE_INFINITY;

  private static final double SECOND = 1e9;
  private static final int MOST_WAITING = 5_000_000;

  private final Selector selector = Selector.open();
  private final ArrayDeque<Line> free = new ArrayDeque<>();
  private final ByteBuffer received = ByteBuffer.allocateDirect(1 << 16);
  private final List<byte[]> requests;
  private final Random random;
  private Tally tally = new Tally();

  /**
   * What became of the requests.
   *
   * @param accepted how long those took that were carried out, from their arrival, in nanoseconds
   * @param served the same, from when they were sent
   * @param refused how long the 503s took, from when they were sent
   */
  record Tally(Histogram accepted, Histogram served, Histogram refused) {
    Tally() {
      this(new Histogram(3), new Histogram(3), new Histogram(3));
    }

    long answered() {
      return accepted.getTotalCount() + refused.getTotalCount();
    }
  }

  /**
   * Connects.
   *
   * @param port the server's
   * @param connections how many requests can be under way at once
   * @param requests what to ask, one of them at random each time
   */
  Arrivals(int port, int connections, List<byte[]> requests, long seed) throws IOException {
    this.requests = requests;
    this.random = new Random(seed);
    for (int i = 0; i < connections; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Line line = new Line(channel);
      channel.register(selector, SelectionKey.OP_READ, line);
      free.add(line);
    }
  }

  /** Lets requests arrive for a while, and says what became of those that were answered by then. */
  Tally run(double perSecond, Duration time) throws IOException {
    tally = new Tally();
    ArrayDeque<Long> waiting = new ArrayDeque<>();
    long begun = System.nanoTime();
    double next = perSecond == ENDLESS ? Double.POSITIVE_INFINITY : begun;
    for (long now = begun; now - begun < time.toNanos(); now = System.nanoTime()) {
      while (next <= now && waiting.size() < MOST_WAITING) {
        waiting.add((long) next);
        next -= Math.log(1 - random.nextDouble()) / perSecond * SECOND;
      }
      while (!free.isEmpty() && (perSecond == ENDLESS || !waiting.isEmpty())) {
        long arrival = perSecond == ENDLESS ? System.nanoTime() : waiting.removeFirst();
        free.removeFirst().send(requests.get(random.nextInt(requests.size())), arrival);
      }
      selector.selectNow(key -> read((Line) key.attachment()));
    }
    return tally;
  }

  private void read(Line line) {
    try {
      received.clear();
      int length = line.channel.read(received);
      if (length < 0) {
        throw new EOFException("the server has closed a connection");
      }
      received.flip();
      line.take(received);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  /** One connection, with one request under way at most. */
  private final class Line {

    private final SocketChannel channel;
    private long arrival;
    private long sent;
    private int status;
    private long body = -1;
    private String head = "";

    Line(SocketChannel channel) {
      this.channel = channel;
    }

    void send(byte[] request, long arrived) throws IOException {
      arrival = arrived;
      sent = System.nanoTime();
      ByteBuffer bytes = ByteBuffer.wrap(request);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    void take(ByteBuffer bytes) {
      if (body < 0) {
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        head += new String(piece, ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
          return;
        }
        status = Integer.parseInt(head, 9, 12, 10);
        int length = head.indexOf("Content-Length: ");
        int lineEnd = head.indexOf("\r\n", Math.max(length, 0));
        long whole =
            length < 0 || length > end ? 0 : Long.parseLong(head, length + 16, lineEnd, 10);
        body = whole - (head.length() - end - 4);
        head = "";
      } else {
        body -= bytes.remaining();
      }
      if (body == 0) {
        finish();
      } else if (body < 0) {
        throw new IllegalStateException("more than the answer came");
      }
    }

    private void finish() {
      long now = System.nanoTime();
      body = -1;
      if (status == 503) {
        tally.refused.recordValue(now - sent);
      } else {
        tally.accepted.recordValue(now - arrival);
        tally.served.recordValue(now - sent);
      }
      free.add(this);
    }
  }
}
