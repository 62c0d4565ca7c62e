package lockmap.server.feed;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lockmap.server.memory.MemoryPool;

/**
 * Where the dispatcher notes the revisions that concern one watcher, and where the watcher waits
 * for them. Bounded: a watcher that leaves too many of them there has lost its place, and nothing
 * more is noted until it begins anew. Safe for any number of threads.
 */
final class Inbox {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private final PendingRevisions pending;
  private boolean lost;
  private boolean ended;
  private long position;

  /** What there is in an inbox. */
  enum State {
    /** Nothing. */
    EMPTY,
    /** Some revisions. */
    FILLED,
    /** No longer all revisions. */
    LOST,
    /** Nothing, and nothing ever again. */
    ENDED
  }

  /**
   * An empty inbox.
   *
   * @param most how many revisions it holds
   * @param memory what all inboxes share
   */
  Inbox(int most, MemoryPool memory) {
    this.pending = new PendingRevisions(most, memory);
  }

  /**
   * Notes a revision, unless the watcher began after it: a dispatcher that is behind tells of such
   * ones too, and by the time they are fetched the history may have moved on from them, which is no
   * loss.
   */
  void note(long revision) {
    lock.lock();
    try {
      if (revision > position && !lost && !ended) {
        if (!pending.offer(revision)) {
          lose();
        }
        arrival.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says that changes up to a revision are gone which nobody looked at. */
  void missed(long revision) {
    lock.lock();
    try {
      if (revision > position) {
        lose();
        arrival.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says that nothing more will come than what is in it. */
  void end() {
    lock.lock();
    try {
      ended = true;
      arrival.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Says that nobody will look into it any more, and so empties it. */
  void close() {
    lock.lock();
    try {
      ended = true;
      pending.clear();
      arrival.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Empties it and has the revisions after this one noted from now on. */
  void restartAt(long revision) {
    lock.lock();
    try {
      position = revision;
      lost = false;
      pending.clear();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it is not empty.
   *
   * @param nanos for how long at most
   * @return what there is in it; {@code EMPTY} once the time is over
   */
  State await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (state() == State.EMPTY && left > 0) {
        left = arrival.awaitNanos(left);
      }
      return state();
    } finally {
      lock.unlock();
    }
  }

  /** What there is in it now. */
  State state() {
    lock.lock();
    try {
      if (ended && (lost || pending.isEmpty())) {
        return State.ENDED;
      }
      if (lost) {
        return State.LOST;
      }
      return pending.isEmpty() ? State.EMPTY : State.FILLED;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the first revisions up to {@code last} out, but no more than {@code most}. */
  long[] poll(int most, long last) {
    lock.lock();
    try {
      return pending.poll(most, last);
    } finally {
      lock.unlock();
    }
  }

  private void lose() {
    lost = true;
    pending.clear();
  }
}
