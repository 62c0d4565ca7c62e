package lockmap.server.limit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Where threads wait that are to go on at a pace: so many in each of the rounds that {@link
 * #release} begins, in the order in which they came, and nobody longer than a second. Who comes
 * while a round is not used up does not wait at all. All of a round are woken together, because a
 * timer for each costs more than what they then do. Safe for any number of threads.
 */
final class WaitingRoom {

  private static final long LONGEST = 1_000_000_000;

  private final int perRound;
  private final LongSupplier ticker;
  private final AtomicInteger left;
  private final Queue<Guest> guests = new ConcurrentLinkedQueue<>();

  private static final class Guest {

    private final Thread thread = Thread.currentThread();
    private final long since;
    private volatile boolean released;

    Guest(long since) {
      this.since = since;
    }
  }

  /**
   * An empty one, in its first round.
   *
   * @param perRound how many go on in each round, at least 1
   * @param ticker the monotonic time, in nanoseconds
   */
  WaitingRoom(int perRound, LongSupplier ticker) {
    this.perRound = perRound;
    this.ticker = ticker;
    this.left = new AtomicInteger(perRound);
  }

  /** Waits until it is this thread's turn, or the thread is interrupted. */
  void await() {
    if (left.get() > 0 && left.getAndDecrement() > 0) {
      return;
    }
    Guest guest = new Guest(ticker.getAsLong());
    guests.add(guest);
    while (!guest.released && !Thread.currentThread().isInterrupted()) {
      LockSupport.park(this);
    }
  }

  /** Begins a round. To be called at regular intervals, by one thread. */
  void release() {
    long now = ticker.getAsLong();
    int released = 0;
    Guest guest = guests.peek();
    while (guest != null && (released < perRound || now - guest.since >= LONGEST)) {
      guests.remove();
      guest.released = true;
      LockSupport.unpark(guest.thread);
      released++;
      guest = guests.peek();
    }
    left.set(Math.max(perRound - released, 0));
  }

  /** How many wait. */
  int waiting() {
    return guests.size();
  }
}
