package lockmap.server.feed;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import lockmap.server.store.Change;

/**
 * The one thread that reads the history in revision order and hands each change on.
 *
 * <p><b>Sleep.</b> It sleeps while nothing up to {@code wanted} is left to read. Where the next
 * place is still empty, its writer lies between taking its revision and filing it; that writer will
 * find {@code wanted} at or above its own revision and so wakes the dispatcher though nobody
 * watches its key. Both sides write first and read afterwards (the writer files and raises, then
 * reads {@code parked}; the dispatcher sets {@code parked}, then reads both), and all of these are
 * volatile accesses, so one of the two always sees the other: no wake-up is lost.
 *
 * <p><b>Waiting for it.</b> Whoever wants to know that all changes up to a revision have been
 * handed on leaves a latch under that revision and reads the position; the dispatcher moves the
 * position on and then looks for latches. So again one of the two sees the other.
 *
 * <p><b>Failure.</b> A dispatcher that fails, for want of memory for example, says so in the log
 * and to its owner: watchers who hear nothing must not take it for nothing happening.
 */
final class Dispatcher implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private final History history;
  private final Receiver receiver;
  private final AtomicLong wanted;
  private final ConcurrentSkipListMap<Long, CountDownLatch> goals = new ConcurrentSkipListMap<>();
  private final Thread thread;
  private volatile long position;
  private volatile boolean parked;
  private volatile boolean closed;

  /** What a dispatcher hands on; called by its thread only. */
  interface Receiver {

    /** The next change. */
    void changed(Change change);

    /** The changes that came next are gone from the history, up to this one. */
    void missed(long revision);

    /** The dispatcher failed and has ended. */
    void failed();
  }

  /**
   * A running dispatcher, which its owner closes.
   *
   * @param history what it reads
   * @param firstRevision the revision before the first change
   * @param receiver who gets the changes
   */
  Dispatcher(History history, long firstRevision, Receiver receiver) {
    this.history = history;
    this.receiver = receiver;
    this.wanted = new AtomicLong(firstRevision);
    this.position = firstRevision;
    this.thread = Thread.ofVirtual().name("change-feed").start(this::run);
  }

  /** Every change up to this revision has been handed on, or is gone and was said to be. */
  long position() {
    return position;
  }

  /** How many revisions it is behind that which somebody wants. */
  long lag() {
    return Math.max(0, wanted.get() - position);
  }

  /** Whether its thread runs. */
  boolean isAlive() {
    return thread.isAlive();
  }

  /** Has everything up to a revision handed on soon. */
  void want(long revision) {
    wanted.accumulateAndGet(revision, Math::max);
    wake();
  }

  /** Hears that a change was filed which nobody wants, except on the way to a later one. */
  void filed(long revision) {
    if (revision <= wanted.get()) {
      wake();
    }
  }

  /** Has what is filed handed on, if it sleeps. */
  void wake() {
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Waits until every change up to a revision has been handed on, or the dispatcher has ended.
   *
   * @param revision one that was given out
   * @return whether they have been; not so where it ended before
   */
  boolean await(long revision) throws InterruptedException {
    want(revision);
    CountDownLatch goal = goals.computeIfAbsent(revision, _ -> new CountDownLatch(1));
    if (position < revision && !closed) {
      goal.await();
    }
    return position >= revision;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    reach(Long.MAX_VALUE);
  }

  private void run() {
    try {
      dispatch();
    } catch (Throwable failure) {
      try {
        LOG.log(Level.ERROR, "Watching failed, and every watch ends", failure);
      } finally {
        close();
        receiver.failed();
      }
    }
  }

  private void dispatch() {
    while (!closed) {
      long next = position + 1;
      Change change = history.at(next);
      if (change != null) {
        receiver.changed(change);
        moveTo(next);
        continue;
      }
      long gone = lastGone(next);
      if (gone >= next) {
        receiver.missed(gone);
        moveTo(gone);
        continue;
      }
      awaitChange(next);
    }
  }

  /**
   * The last of those changes which are gone, from the given one on; a lower one where that is not
   * gone. In a full ring each place tells only of the one that it held before. Every watcher hears
   * of what is missed, so that to say it place by place took seconds where there were many.
   */
  private long lastGone(long first) {
    long last = first - 1;
    for (long gone = history.goneUpTo(first); gone > last; gone = history.goneUpTo(last + 1)) {
      last = gone;
    }
    return last;
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // written by its thread only
  private void moveTo(long revision) {
    position = revision;
    reach(revision);
  }

  private void reach(long revision) {
    while (!goals.isEmpty()) {
      var goal = goals.firstEntry();
      if (goal == null || goal.getKey() > revision) {
        return;
      }
      goals.remove(goal.getKey());
      goal.getValue().countDown();
    }
  }

  private void awaitChange(long next) {
    parked = true;
    boolean filed = history.at(next) != null || history.goneUpTo(next) >= next;
    boolean ready = filed && next <= wanted.get();
    if (!ready && !closed) {
      LockSupport.park(this);
    }
    parked = false;
  }
}
