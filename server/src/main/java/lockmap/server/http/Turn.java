package lockmap.server.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that a connection lets others run. A virtual thread keeps its carrier until it waits
 * for something, and nothing takes it away: the thread of a client that sends request upon request
 * and reads all answers never waits, nor does that of an export whose client keeps up. As many such
 * clients as there are carriers, and nobody else is answered at all.
 *
 * <p>So a thread that has not waited for {@value #MOST} ns takes a pause. Whether it has, one
 * cannot ask, but a read that took longer than it takes to fetch bytes has waited for them. The
 * pause is a timed one: {@code Thread.yield} would put the thread into its carrier's own queue, and
 * a carrier turns to other queues only when its own is empty. For the connection's thread.
 */
final class Turn {

  private static final long MOST = 2_000_000;

  /** A read from a socket that has bytes takes a few microseconds. */
  private static final long WAITED = Duration.ofNanos(50_000).toNanos();

  /** Between two pieces of one answer less time goes by; for the next event of a watch, more. */
  private static final long APART = Duration.ofMillis(1).toNanos();

  private long since = System.nanoTime();
  private long streaming = since;
  private long lastPiece = since;

  /**
   * Bytes have been read.
   *
   * @param from when reading began, as {@code System.nanoTime} has it
   */
  void read(long from) {
    long now = System.nanoTime();
    if (now - from > WAITED) {
      begin(now);
    } else if (now - since > MOST) {
      pause();
    }
  }

  /** A request begins for which nothing had to be read, since it came along with the last. */
  void next() {
    if (System.nanoTime() - since > MOST) {
      pause();
    }
  }

  /** A piece of an answer is to be written. */
  void write() {
    long now = System.nanoTime();
    if (now - lastPiece > APART) {
      streaming = now;
    }
    lastPiece = now;
    if (now - streaming > MOST) {
      pause();
    }
  }

  private void pause() {
    LockSupport.parkNanos(this, 1);
    begin(System.nanoTime());
  }

  private void begin(long now) {
    since = now;
    streaming = now;
    lastPiece = now;
  }
}
