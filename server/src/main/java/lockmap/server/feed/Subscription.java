package lockmap.server.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lockmap.server.store.Change;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;
import lockmap.server.store.View;

/**
 * One watcher's place in the feed. The feed notes the revisions that concern it; the watcher
 * fetches the changes themselves from the history when it gets to them. A watcher that does not get
 * to them thus keeps nothing alive but a bounded list of numbers, and once that list is full, or
 * the history has moved on, it is told that it lost its place. What it has fetched it does keep
 * alive until it has dealt with it, so a delivery ends once it holds enough bytes.
 *
 * <p><b>No gap, no double.</b> The subscription is registered before {@link #snapshot} reads a key,
 * and each key's view says up to which revision it is complete. A change that is not in the view
 * took effect after the registration, so its writer or the dispatcher sees the subscription and
 * notes it; a change that is in the view and was noted too is left out by its revision.
 *
 * <p>The watcher's methods are for one thread at a time; {@link #close} may be called by any.
 */
public final class Subscription implements AutoCloseable {

  private static final int MOST_PER_DELIVERY = 256;
  private static final long ENOUGH_BYTES = 64 * 1024;

  private final ChangeFeed feed;
  private final Set<Utf8Bytes> keys;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private final PendingRevisions pending;
  private boolean lost;
  private boolean ended;
  private long position;

  // These belong to the watcher's thread.
  private long[] taken = {};
  private int fetched;
  private Map<Utf8Bytes, Long> seen = Map.of();

  Subscription(ChangeFeed feed, List<Utf8Bytes> keys, int buffer) {
    this.feed = feed;
    this.keys = new LinkedHashSet<>(keys);
    this.pending = new PendingRevisions(buffer);
  }

  /** The keys it follows, in the order in which they were asked for. */
  public Set<Utf8Bytes> keys() {
    return keys;
  }

  /**
   * What the keys hold now; {@link #next} goes on from there. Needed at the beginning and whenever
   * the place was lost.
   *
   * @param store where the keys are, the one whose changes the feed hears
   */
  public Snapshot snapshot(Store store) {
    long from = store.revision();
    restartAt(from);
    List<View> views = new ArrayList<>(keys.size());
    Map<Utf8Bytes, Long> complete = HashMap.newHashMap(keys.size());
    for (Utf8Bytes key : keys) {
      View view = store.view(key);
      views.add(view);
      complete.put(key, view.asOf());
    }
    seen = complete;
    return new Snapshot(from, views);
  }

  /**
   * Waits for what comes next.
   *
   * @param patience how long to wait at most
   * @throws InterruptedException where the thread is interrupted while it waits
   */
  public Delivery next(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    while (true) {
      lock.lockInterruptibly();
      try {
        while (!hasTaken() && pending.isEmpty() && !lost && !ended) {
          if (left <= 0) {
            return Delivery.QUIET;
          }
          left = arrival.awaitNanos(left);
        }
        if (ended) {
          return Delivery.ENDED;
        }
        if (lost) {
          return Delivery.LOST;
        }
        if (!hasTaken()) {
          taken = pending.poll(MOST_PER_DELIVERY);
          fetched = 0;
        }
      } finally {
        lock.unlock();
      }
      List<Change> changes = fetch();
      if (!changes.isEmpty()) {
        return new Delivery.Changes(changes);
      }
    }
  }

  /** Stops following. */
  @Override
  public void close() {
    feed.remove(this);
    end();
  }

  /**
   * Notes that a change with this revision concerns the watcher, unless the snapshot holds it: a
   * dispatcher that is behind tells of such ones too, and by the time they are fetched the history
   * may have moved on from them, which is no loss.
   */
  void note(long revision) {
    lock.lock();
    try {
      if (revision > position && !lost) {
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

  void end() {
    lock.lock();
    try {
      ended = true;
      arrival.signal();
    } finally {
      lock.unlock();
    }
  }

  private void restartAt(long revision) {
    fetched = taken.length;
    lock.lock();
    try {
      position = revision;
      lost = false;
      pending.clear();
    } finally {
      lock.unlock();
    }
  }

  private void lose() {
    lost = true;
    pending.clear();
  }

  private boolean hasTaken() {
    return fetched < taken.length;
  }

  private List<Change> fetch() {
    List<Change> changes = new ArrayList<>();
    long bytes = 0;
    while (hasTaken() && bytes < ENOUGH_BYTES) {
      long revision = taken[fetched++];
      Change change = feed.history().at(revision);
      if (change == null) {
        missed(revision);
        return changes;
      }
      if (revision > seen.getOrDefault(change.key(), 0L)) {
        changes.add(change);
        bytes += change.weight();
      }
    }
    return changes;
  }
}
