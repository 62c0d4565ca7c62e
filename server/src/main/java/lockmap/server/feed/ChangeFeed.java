package lockmap.server.feed;

import java.util.List;
import lockmap.server.memory.MemoryPool;
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
 * nor counts them. If somebody watches, it tells the {@link Dispatcher} that its revision is
 * wanted, which wakes it where it sleeps.
 *
 * <p>The dispatcher reads the history place after place, so in revision order, and notes each
 * change with the subscriptions that follow its key.
 *
 * <p>Changes that nobody watches wake the dispatcher only where it is a quarter of the history
 * behind, so that it never loses its place for want of something to do. If it is overtaken all the
 * same, it tells every subscription that began before the part that was lost.
 */
public final class ChangeFeed implements ChangeListener, AutoCloseable {

  private final History history;
  private final int buffer;
  private final MemoryPool memory;
  private final Watchers watchers = new Watchers();
  private final Dispatcher dispatcher;
  private volatile boolean closed;

  /** A running feed that bounds what those who watch have yet to be told by their number alone. */
  public ChangeFeed(Options options, long firstRevision) {
    this(options, firstRevision, new MemoryPool(Long.MAX_VALUE));
  }

  /**
   * A running feed.
   *
   * @param options its bounds
   * @param firstRevision the revision before the first change
   * @param memory what those who watch share for changes that they have yet to be told of; one for
   *     whom there is none loses its place
   */
  public ChangeFeed(Options options, long firstRevision, MemoryPool memory) {
    this.memory = memory;
    this.history = new History(options.history(), options.historyBytes(), firstRevision);
    this.buffer = options.buffer();
    this.dispatcher = new Dispatcher(history, firstRevision, new Notes());
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
    if (watchers.follow(change.key()) || isTooFarAhead(change)) {
      dispatcher.want(change.revision());
    } else {
      dispatcher.filed(change.revision());
    }
  }

  /**
   * Begins to follow some keys.
   *
   * @param keys which ones
   * @return a subscription whose owner closes it; it has ended already where the feed is closed
   */
  public Subscription subscribe(List<Utf8Bytes> keys) {
    return subscribe(Interest.inKeys(keys));
  }

  /**
   * Begins to follow keys and prefixes.
   *
   * @param interest which ones
   * @return a subscription whose owner closes it; it has ended already where the feed is closed
   */
  public Subscription subscribe(Interest interest) {
    Subscription subscription = new Subscription(this, interest, buffer, memory);
    watchers.add(subscription);
    if (closed) {
      subscription.close();
    }
    return subscription;
  }

  /** How many subscriptions are open. */
  public int subscriptions() {
    return watchers.count();
  }

  /**
   * Up to which revision changes have been handed on to the subscriptions. How far that is behind
   * the store's revision is the feed's lag, but only while somebody follows: changes that nobody
   * waits for may stay behind by a quarter of the history.
   */
  public long position() {
    return dispatcher.position();
  }

  /** About how many bytes of changes are held. */
  public long historyBytes() {
    return history.bytes();
  }

  /**
   * How many revisions the dispatcher is behind the last one that somebody follows. Those behind
   * that are none: it sleeps over them on purpose.
   */
  public long lag() {
    return dispatcher.lag();
  }

  /** Whether changes are being handed on: not after a failure, nor once it was closed. */
  public boolean isAlive() {
    return dispatcher.isAlive();
  }

  /**
   * Waits until everything up to a revision has been handed on to the subscriptions, or the feed
   * has failed. Closed after that, it ends none of them before what was handed on has been told.
   *
   * @param revision one that was given out
   * @throws InterruptedException where the thread is interrupted while it waits
   */
  public void finish(long revision) throws InterruptedException {
    boolean _ = dispatcher.await(revision);
  }

  /** Ends every subscription and stops dispatching; changes are still filed. */
  @Override
  public void close() {
    closed = true;
    dispatcher.close();
    watchers.forEach(subscription -> {
      remove(subscription);
      subscription.end();
    });
  }

  History history() {
    return history;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  void remove(Subscription subscription) {
    watchers.remove(subscription);
  }

  private boolean isTooFarAhead(Change change) {
    return !watchers.isEmpty() && history.isWearingThin(dispatcher.position(), change.revision());
  }

  /** Notes each change with those whom it concerns. */
  private final class Notes implements Dispatcher.Receiver {

    @Override
    public void changed(Change change) {
      watchers.forEach(
          change.key(),
          watcher -> {
            if (watcher.wants(change.cause())) {
              watcher.note(change.revision());
            }
          });
    }

    @Override
    public void missed(long revision) {
      watchers.forEach(watcher -> watcher.missed(revision));
    }

    @Override
    public void failed() {
      close();
    }
  }
}
