package lockmap.server.feed;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import lockmap.server.store.Change;
import lockmap.server.store.ChangeListener;
import lockmap.server.store.Utf8Bytes;

/**
 * Hands the changes of a store to those who follow its keys, in revision order.
 *
 * <h2>The algorithm</h2>
 *
 * <p>A writer, still under its stripe's lock, files its change in the {@link History} and looks
 * whether anybody watches the key. That is all it ever does for watchers: it neither waits for one
 * nor counts them. If somebody watches, it raises {@code wanted} to its revision and, where the
 * dispatcher is parked, wakes it.
 *
 * <p>One dispatcher reads the history place after place, so in revision order, and notes each
 * change with the subscriptions of its key. It sleeps while nothing up to {@code wanted} is left to
 * read. Where the next place is still empty, its writer lies between taking its revision and filing
 * it; that writer will find {@code wanted} at or above its own revision and so wakes the dispatcher
 * though nobody watches its key. Both sides write first and read afterwards (the writer files and
 * raises, then reads {@code parked}; the dispatcher sets {@code parked}, then reads both), and all
 * of these are volatile accesses, so one of the two always sees the other: no wake-up is lost.
 *
 * <p>Changes that nobody watches wake the dispatcher only once in a quarter of the history, so that
 * it never falls behind for want of something to do. If it is overtaken all the same, it tells
 * every subscription that began before the part that was lost.
 */
public final class ChangeFeed implements ChangeListener, AutoCloseable {

  private final History history;
  private final int buffer;
  private final long strideMask;
  private final ConcurrentHashMap<Utf8Bytes, Set<Subscription>> byKey = new ConcurrentHashMap<>();
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final AtomicLong wanted;
  private final Thread dispatcher;
  private volatile boolean parked;
  private volatile boolean closed;

  /**
   * A running feed.
   *
   * @param options its bounds
   * @param firstRevision the revision before the first change
   */
  public ChangeFeed(Options options, long firstRevision) {
    this.history = new History(options.history(), options.historyBytes(), firstRevision);
    this.buffer = options.buffer();
    this.strideMask = Math.max(options.history() / 4, 1) - 1L;
    this.wanted = new AtomicLong(firstRevision);
    this.dispatcher =
        Thread.ofVirtual().name("change-feed").start(() -> dispatchFrom(firstRevision + 1));
  }

  /**
   * What a feed may hold.
   *
   * @param history how many changes; a power of two
   * @param historyBytes how many bytes of changes
   * @param buffer how many changes a watcher may be behind
   */
  public record Options(int history, long historyBytes, int buffer) {}

  @Override
  public void changed(Change change) {
    history.add(change);
    long revision = change.revision();
    if (isWatched(change)) {
      wanted.accumulateAndGet(revision, Math::max);
    } else if (revision > wanted.get()) {
      return;
    }
    if (parked) {
      LockSupport.unpark(dispatcher);
    }
  }

  /**
   * Begins to follow some keys.
   *
   * @param keys which ones
   * @return a subscription whose owner closes it; it has ended already where the feed is closed
   */
  public Subscription subscribe(List<Utf8Bytes> keys) {
    Subscription subscription = new Subscription(this, keys, buffer);
    subscriptions.add(subscription);
    for (Utf8Bytes key : subscription.keys()) {
      byKey.compute(
          key,
          (_, existing) -> {
            Set<Subscription> watchers =
                existing == null ? ConcurrentHashMap.newKeySet(1) : existing;
            watchers.add(subscription);
            return watchers;
          });
    }
    if (closed) {
      subscription.close();
    }
    return subscription;
  }

  /** How many subscriptions are open. */
  public int subscriptions() {
    return subscriptions.size();
  }

  /** About how many bytes of changes are held. */
  public long historyBytes() {
    return history.bytes();
  }

  /** Ends every subscription and stops dispatching; changes are still filed. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(dispatcher);
    subscriptions.forEach(Subscription::close);
  }

  History history() {
    return history;
  }

  void remove(Subscription subscription) {
    for (Utf8Bytes key : subscription.keys()) {
      byKey.computeIfPresent(
          key,
          (_, watchers) -> {
            watchers.remove(subscription);
            return watchers.isEmpty() ? null : watchers;
          });
    }
    subscriptions.remove(subscription);
  }

  private boolean isWatched(Change change) {
    return byKey.containsKey(change.key())
        || ((change.revision() & strideMask) == 0 && !subscriptions.isEmpty());
  }

  private void dispatchFrom(long first) {
    long next = first;
    while (!closed) {
      Change change = history.at(next);
      if (change != null) {
        dispatch(change);
        next++;
        continue;
      }
      long gone = history.goneUpTo(next);
      if (gone >= next) {
        subscriptions.forEach(subscription -> subscription.missed(gone));
        next = gone + 1;
        continue;
      }
      awaitChange(next);
    }
  }

  private void dispatch(Change change) {
    Set<Subscription> watchers = byKey.get(change.key());
    if (watchers != null) {
      for (Subscription watcher : watchers) {
        watcher.note(change.revision());
      }
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
