package lockmap.server.feed;

import java.util.OptionalLong;
import java.util.function.Predicate;
import lockmap.server.store.Change;
import lockmap.server.store.Store;

/**
 * A watch that goes on from where another ended, by the changes that the history still holds.
 *
 * <p><b>No gap, no double.</b> The subscription notes what comes after some revision; later another
 * one, {@code now}, is read. Changes up to that come from the history, and later ones took their
 * revisions when the subscription was noting them already. What it noted up to {@code now} is left
 * out. Once the dispatcher has passed {@code now}, every change up to it was filed, so that an
 * empty place in the history means a change that is gone: then the place is lost.
 *
 * <p><b>Nothing is told as replayed that came after the end.</b> Whether the subscription has ended
 * is looked at after {@code now} was read, so whoever ends a subscription and then reads the
 * store's revision knows that no higher one is told.
 *
 * <p>More changes may come during a long replay than the subscription can note. The history likely
 * holds them too, so then the replay goes on to a later {@code now}.
 *
 * <p>For the thread of its watcher.
 */
public final class Replay {

  private final Subscription subscription;
  private final Store store;
  private final long since;
  private final long now;
  private final long oldest;

  private Replay(Subscription subscription, Store store, long since, long now, long earliest) {
    this.subscription = subscription;
    this.store = store;
    this.since = since;
    this.now = now;
    this.oldest = Math.max(subscription.history().oldest(now), Math.min(earliest, now + 1) + 1);
  }

  /**
   * A replay of what came after a revision.
   *
   * @param earliest the lowest revision that this may be, whatever is held
   * @param subscription that of the watch, which has not begun in any other way
   * @param store the one whose changes are followed
   */
  public static Replay since(long revision, long earliest, Subscription subscription, Store store)
      throws InterruptedException {
    long now = begin(subscription, store);
    return new Replay(subscription, store, revision, now, earliest);
  }

  /** A replay of nothing, for a watch that begins now and wants no snapshot. */
  public static Replay none(Subscription subscription, Store store) throws InterruptedException {
    long now = begin(subscription, store);
    return new Replay(subscription, store, now, now, 0);
  }

  /** Whether all that came after the revision can be told; not so of one that is yet to come. */
  public boolean isPossible() {
    return since <= now && since + 1 >= oldest;
  }

  /** The revision of the oldest change that can be replayed. */
  public long oldest() {
    return oldest;
  }

  /**
   * Replays the changes of what is followed.
   *
   * @param receiver gets them in revision order, and says whether it could take each
   * @return the revision up to which they were replayed, and behind which the subscription goes on;
   *     nothing where the history moved on meanwhile, one could not be taken, or the subscription
   *     has ended, of which it tells
   */
  public OptionalLong run(Predicate<Change> receiver) throws InterruptedException {
    long last = since;
    long goal = now;
    while (replay(last, goal, receiver)) {
      if (subscription.isEnded()) {
        return OptionalLong.empty();
      }
      if (!subscription.isLost()) {
        return OptionalLong.of(goal);
      }
      last = goal;
      goal = begin(subscription, store);
    }
    subscription.lose();
    return OptionalLong.empty();
  }

  private boolean replay(long last, long goal, Predicate<Change> receiver) {
    for (long revision = last + 1; revision <= goal; revision++) {
      Change change = subscription.history().at(revision);
      if (change == null) {
        return false;
      }
      if (subscription.interest().includes(change)
          && (subscription.isEnded() || !receiver.test(change))) {
        return false;
      }
    }
    return true;
  }

  private static long begin(Subscription subscription, Store store) throws InterruptedException {
    subscription.open(store.revision());
    long now = store.revision();
    subscription.settle(now, _ -> true);
    return now;
  }
}
