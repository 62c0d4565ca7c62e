package lockmap.server.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.util.function.LongSupplier;

/**
 * Finds out how long a new client has to wait before the server begins with its request, by going
 * the way of one.
 *
 * <p>That wait cannot be seen from a request itself. A connection's virtual thread queues up for a
 * carrier when it is started; then its bytes lie in the socket until the JDK's poller notices them,
 * and the thread queues up again, in another queue. When our code runs, all that is over, and
 * nothing has kept the time. So now and then a new virtual thread is started here, which sends a
 * byte through a pipe to another that waits for it as a connection does. What that takes is what a
 * new client's request takes.
 */
final class Canary implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Canary.class.getName());

  private final LongSupplier ticker;
  private final Pipe pipe;
  private final Thread waiting = Thread.ofVirtual().name("canary").unstarted(this::run);

  // Written before the byte is sent, and read behind it.
  private volatile long sentAt;

  private volatile boolean underWay;
  private volatile long last;

  private Canary(LongSupplier ticker, Pipe pipe) {
    this.ticker = ticker;
    this.pipe = pipe;
  }

  /**
   * Begins to wait. Its owner closes it.
   *
   * @param ticker the real monotonic time, in nanoseconds
   */
  static Canary start(LongSupplier ticker) {
    try {
      Canary canary = new Canary(ticker, Pipe.open());
      canary.waiting.start();
      return canary;
    } catch (IOException e) {
      throw new UncheckedIOException("the server has no file descriptors to begin with", e);
    }
  }

  /**
   * How long the last byte took, or where it has not come through yet, how long it has been on its
   * way. Sends the next one unless that is so. For one thread.
   *
   * @return a time in nanoseconds
   * @throws IllegalStateException where it cannot be known any more
   */
  long delay() {
    if (!waiting.isAlive()) {
      throw new IllegalStateException("the thread has died that waits as a connection does");
    }
    long now = ticker.getAsLong();
    if (underWay) {
      return now - sentAt;
    }
    sentAt = now;
    underWay = true;
    Thread.startVirtualThread(this::send);
    return last;
  }

  private void send() {
    try {
      pipe.sink().write(ByteBuffer.allocate(1));
    } catch (ClosedChannelException closed) {
      // As it is when the server stops.
    } catch (IOException e) {
      LOG.log(Level.ERROR, "How long requests wait is not known any more", e);
    }
  }

  private void run() {
    ByteBuffer received = ByteBuffer.allocate(1);
    try {
      while (pipe.source().read(received.clear()) > 0) {
        last = ticker.getAsLong() - sentAt;
        underWay = false;
      }
    } catch (ClosedChannelException closed) {
      // As it is when the server stops.
    } catch (IOException e) {
      LOG.log(Level.ERROR, "How long requests wait is not known any more", e);
    }
  }

  @Override
  public void close() {
    try {
      pipe.sink().close();
      pipe.source().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
