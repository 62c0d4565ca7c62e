package lockmap.server.http;

import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import lockmap.server.memory.MemoryPool;

/**
 * The memory that one request holds for what comes in and goes out. Whoever needs some for the
 * request that is being worked on takes it first, by {@link #current}; {@link Gatekeeper} gives all
 * of it back when the request is over. The first {@value #FREE} bytes are free, because there is
 * room for them at each connection, so what most requests do costs them nothing. For the thread of
 * the request.
 */
public final class RequestMemory implements AutoCloseable {

  /** What every request may hold without asking. */
  public static final long FREE = 16 * 1024;

  static final ScopedValue<RequestMemory> CURRENT = ScopedValue.newInstance();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MemoryPool pool;
  private long needed;
  private long taken;

  /**
   * Memory of which nothing is taken.
   *
   * @param pool what many requests share
   */
  public RequestMemory(MemoryPool pool) {
    this.pool = pool;
  }

  /** That of the request which this thread works on. */
  public static RequestMemory current() {
    return CURRENT.get();
  }

  /**
   * Takes some more bytes.
   *
   * @throws HttpProblem 503 where they are not to be had now, 413 where they never are
   */
  public void take(long bytes) {
    if (!tryTake(bytes)) {
      requireWithinReach(needed + bytes);
      throw StandardProblems.outOfMemory().closing();
    }
  }

  /**
   * Refuses what no request can have, however long it waits.
   *
   * @throws HttpProblem 413 where there never is so much memory
   */
  void requireWithinReach(long bytes) {
    if (bytes > pool.limit()) {
      throw StandardProblems.tooLarge(
              "The request needs up to "
                  + bytes
                  + " bytes of memory, and all requests together have "
                  + pool.limit()
                  + ".")
          .closing();
    }
  }

  /**
   * Takes some more bytes.
   *
   * @return whether they were to be had; where not, nothing was taken
   */
  public boolean tryTake(long bytes) {
    long more = beyondFree(needed + bytes) - taken;
    if (more > 0 && !pool.take(more)) {
      return false;
    }
    took(bytes, more);
    return true;
  }

  /**
   * Waits until some more bytes are to be had, and takes them. For answers that have begun. What is
   * more than there ever is gets all of it, for itself.
   *
   * @return whether it had to wait, so that what was seen before may be of old
   * @throws CloseConnectionException where they are not to be had for too long
   */
  public boolean await(long bytes) throws InterruptedException {
    if (tryTake(bytes)) {
      return false;
    }
    long more = Math.min(beyondFree(needed + bytes), pool.limit()) - taken;
    if (!pool.await(more, PATIENCE)) {
      throw new CloseConnectionException("There was no memory for the answer for too long");
    }
    took(bytes, more);
    return true;
  }

  /**
   * Takes or gives back what is missing to a number of bytes.
   *
   * @throws HttpProblem as {@link #take} does
   */
  public void holdJust(long bytes) {
    if (bytes > needed) {
      take(bytes - needed);
    } else {
      keep(bytes);
    }
  }

  /** Gives back all but so many bytes. */
  public void keep(long bytes) {
    if (bytes < needed) {
      needed = bytes;
      long back = Math.max(0, taken - beyondFree(bytes));
      taken -= back;
      pool.giveBack(back);
    }
  }

  /** Gives so many bytes back. */
  public void giveBack(long bytes) {
    keep(needed - bytes);
  }

  /** Has something done with this memory in the place of that of the request. */
  public void use(Runnable action) {
    ScopedValue.where(CURRENT, this).run(action);
  }

  /** How many bytes it holds. */
  public long held() {
    return needed;
  }

  @Override
  public void close() {
    keep(0);
  }

  private void took(long bytes, long more) {
    needed += bytes;
    taken += Math.max(more, 0);
  }

  private static long beyondFree(long bytes) {
    return bytes <= FREE ? 0 : bytes;
  }
}
