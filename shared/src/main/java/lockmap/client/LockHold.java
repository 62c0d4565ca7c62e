package lockmap.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lockmap.api.CasRequest;
import lockmap.api.Condition;
import lockmap.api.Operation;

/**
 * A {@link StoreLock} that has been taken. A virtual thread of its own renews it until it is lost
 * or closed. Safe for any number of threads.
 *
 * <p>Renewing and releasing compare the value of the key, not its revision: a renewal whose answer
 * was lost changes the revision, and the next one must still know its own.
 */
public final class LockHold implements AutoCloseable {

  private static final int RENEWALS_PER_TTL = 3;
  private static final int ATTEMPTS_PER_TTL = 10;

  private final StoreClient client;
  private final String key;
  private final String value;
  private final long ttlSeconds;
  private final long ttlNanos;
  private final long token;
  private final Time time;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CompletableFuture<Loss> loss = new CompletableFuture<>();
  private volatile long deadline;
  private String trouble = "no attempt was made in time";

  /** How a lock was lost. */
  public sealed interface Loss {

    /** The key was removed, or is somebody else's. */
    record Taken() implements Loss {}

    /**
     * The server could not be told in time that the lock is still needed.
     *
     * @param reason what went wrong with the last attempt, in one sentence
     */
    record NotRenewed(String reason) implements Loss {}
  }

  LockHold(
      StoreClient client,
      String key,
      String value,
      long ttlSeconds,
      long token,
      long asked,
      Time time) {
    this.client = client;
    this.key = key;
    this.value = value;
    this.ttlSeconds = ttlSeconds;
    this.ttlNanos = TimeUnit.SECONDS.toNanos(ttlSeconds);
    this.token = token;
    this.time = time;
    this.deadline = asked + ttlNanos;
    Thread.ofVirtual().name("renew " + key).start(this::renewUntilTheEnd);
  }

  /**
   * The fencing token: a number greater than that of every hold of this lock before. Whoever is
   * handed it should refuse one that is smaller than it has seen.
   */
  public long token() {
    return token;
  }

  /**
   * Whether the lock is held as far as can be known here: it was not closed, no loss was told, and
   * the time to live, counted from before it was last asked for, has not passed.
   */
  public boolean isHeld() {
    return closing.getCount() > 0 && !loss.isDone() && deadline - time.nanos() > 0;
  }

  /**
   * How the lock was lost; completed when that is found out, and never where it is released before.
   * What is attached to it runs in the thread that renews, and should be short.
   */
  public CompletableFuture<Loss> loss() {
    return loss.copy();
  }

  /**
   * An operation that fails unless the lock is still held. Put first in an {@linkplain
   * StoreClient#atomically atomic batch}, it keeps the rest of it from being carried out by a
   * holder of the past, whatever its clock says.
   */
  public Operation guard() {
    return new Operation.Get(key, new Condition.Holding(value));
  }

  /**
   * Gives the lock back, unless it is somebody else's by now.
   *
   * @return whether it was still held; false where it was lost before
   * @throws ClientException where it is not known; the lock then comes free after its time to live
   */
  public boolean release() {
    closing.countDown();
    return switch (client.compareAndSwap(key, CasRequest.remove(value))) {
      case SwapResult.Swapped _ -> true;
      case SwapResult.Conflict _, SwapResult.Absent _ -> false;
    };
  }

  /** Gives the lock back as {@link #release} does. */
  @Override
  public void close() {
    release();
  }

  private void renewUntilTheEnd() {
    try {
      long pause = ttlNanos / RENEWALS_PER_TTL;
      while (isRenewed()) {
        time.await(closing, Math.min(pause, deadline - time.nanos()));
        pause = isRenewed() ? renew() : 0;
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this thread", e);
    }
  }

  private boolean isRenewed() {
    return closing.getCount() > 0 && !loss.isDone();
  }

  /**
   * Tells the server that the lock is needed, and returns after how many nanoseconds to do so
   * again.
   */
  private long renew() {
    long asked = time.nanos();
    long left = deadline - asked;
    if (left <= 0) {
      loss.complete(new Loss.NotRenewed(trouble));
      return 0;
    }
    try {
      CasRequest renewal = new CasRequest(value, value).withTtl(ttlSeconds);
      switch (client.compareAndSwap(key, renewal, Duration.ofNanos(left))) {
        case SwapResult.Swapped _ -> deadline = asked + ttlNanos;
        case SwapResult.Conflict _, SwapResult.Absent _ -> loss.complete(new Loss.Taken());
      }
      return ttlNanos / RENEWALS_PER_TTL;
    } catch (ClientException e) {
      trouble = String.valueOf(e.getMessage());
      return ttlNanos / ATTEMPTS_PER_TTL;
    } catch (IllegalStateException e) {
      loss.complete(new Loss.NotRenewed("the client is closed"));
      return 0;
    }
  }
}
