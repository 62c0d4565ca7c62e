package lockmap.server.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lockmap.server.memory.MemoryPool;
import lockmap.server.store.Cause;
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
 * notes it; a change that is in the view and was noted too is left out by its revision. {@link
 * SnapshotWalk} and {@link Replay} are other ways to begin, each with an argument of its own.
 *
 * <p>The watcher's methods are for one thread at a time; {@link #close} may be called by any.
 */
public final class Subscription implements AutoCloseable {

  private static final int MOST_AT_ONCE = 256;
  private static final long ENOUGH_BYTES = 64 * 1024;

  private final ChangeFeed feed;
  private final Interest interest;
  private final Inbox inbox;
  private volatile boolean opening;

  // These belong to the watcher's thread.
  private long[] taken = {};
  private int fetched;
  private long told;
  private Map<Utf8Bytes, Long> seen = Map.of();

  Subscription(ChangeFeed feed, Interest interest, int buffer, MemoryPool memory) {
    this.feed = feed;
    this.interest = interest;
    this.inbox = new Inbox(buffer, memory);
  }

  /**
   * What the keys that are followed by name hold now; {@link #next} goes on from there. Needed at
   * the beginning and whenever the place was lost.
   *
   * @param store where the keys are, the one whose changes the feed hears
   */
  public Snapshot snapshot(Store store) throws InterruptedException {
    List<View> views = new ArrayList<>();
    long from = snapshot(store, (_, view) -> views.add(view));
    return new Snapshot(from, views);
  }

  /** Is told what keys hold, one at a time. */
  public interface SnapshotReceiver {

    /**
     * Makes room for what a key holds, and says whether that took a while. Then the key is read
     * once more, so that nobody keeps an old value alive meanwhile.
     */
    default boolean hasToWait(View view) throws InterruptedException {
      return false;
    }

    /**
     * Hears what a key holds.
     *
     * @param from every change up to this revision is in it
     */
    void accept(long from, View view) throws InterruptedException;
  }

  /**
   * The same, key by key: each is read when those before it have been dealt with, so that one value
   * is held at a time, however long the receiver takes.
   *
   * @return the revision up to which every change is in it
   */
  public long snapshot(Store store, SnapshotReceiver receiver) throws InterruptedException {
    long from = store.revision();
    restartAt(from);
    Map<Utf8Bytes, Long> complete = HashMap.newHashMap(interest.keys().size());
    for (Utf8Bytes key : interest.keys()) {
      View view = store.view(key);
      if (receiver.hasToWait(view)) {
        view = store.view(key);
      }
      complete.put(key, view.asOf());
      receiver.accept(from, view);
    }
    seen = complete;
    return from;
  }

  /**
   * Waits for what comes next.
   *
   * @param patience how long to wait at most
   * @throws InterruptedException where the thread is interrupted while it waits
   */
  public Delivery next(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Inbox.State state = inbox.await(hasTaken() ? 0 : deadline - System.nanoTime());
      if (state == Inbox.State.ENDED && !hasTaken()) {
        return Delivery.ENDED;
      }
      if (state == Inbox.State.LOST) {
        return Delivery.LOST;
      }
      if (!hasTaken()) {
        taken = inbox.poll(MOST_AT_ONCE, Long.MAX_VALUE);
        fetched = 0;
      }
      List<Change> changes = fetch();
      if (!changes.isEmpty()) {
        return new Delivery.Changes(changes);
      }
      long noted = Math.max(notedUpTo(), told); // what it notes, the dispatcher passes afterwards
      if (state == Inbox.State.EMPTY && inbox.state() == Inbox.State.EMPTY && !hasTaken()) {
        feed.dispatcher().wake(); // so that it has come further when this is asked again
        return new Delivery.Quiet(noted);
      }
    }
  }

  /** Stops following. */
  @Override
  public void close() {
    feed.remove(this);
    inbox.close();
  }

  /** What it follows. */
  Interest interest() {
    return interest;
  }

  /** The changes of the recent past. */
  History history() {
    return feed.history();
  }

  /**
   * Begins to note all changes after a revision, whatever their causes, because the watcher is
   * being told a state and not what led to it. What was noted before is forgotten.
   */
  void open(long revision) {
    opening = true;
    restartAt(revision);
  }

  /** Up to which revision everything has been noted. */
  long notedUpTo() {
    return feed.dispatcher().position();
  }

  /**
   * Hands on what was noted up to a revision, without waiting.
   *
   * @param receiver says whether it could take the change; where not, the place is lost
   * @return whether that was all of it; not so where the place was lost or the feed has ended
   */
  boolean drain(long last, Predicate<Change> receiver) {
    while (true) {
      long[] revisions = inbox.poll(MOST_AT_ONCE, last);
      if (revisions.length == 0) {
        Inbox.State state = inbox.state();
        return state == Inbox.State.EMPTY || state == Inbox.State.FILLED;
      }
      for (long revision : revisions) {
        Change change = history().at(revision);
        if (change == null) {
          missed(revision);
          return false;
        }
        if (!receiver.test(change)) {
          lose();
          return false;
        }
      }
    }
  }

  /**
   * Hands on all that concerns the watcher up to a revision, waiting until it has been noted. From
   * then on only changes for the causes that the watcher wants are noted.
   *
   * @return whether that was all of it, as with {@link #drain}
   */
  boolean settle(long last, Predicate<Change> receiver) throws InterruptedException {
    if (!feed.dispatcher().await(last)) {
      end(); // as the feed is about to do: what was noted is not all
    }
    boolean kept = drain(last, receiver);
    opening = false;
    return kept;
  }

  /** Whether a change for this cause is to be noted. */
  boolean wants(Cause cause) {
    return opening || interest.includes(cause);
  }

  /** Notes that the change with this revision concerns the watcher. */
  void note(long revision) {
    inbox.note(revision);
  }

  /** Says that changes up to a revision are gone which nobody looked at. */
  void missed(long revision) {
    inbox.missed(revision);
  }

  /** Whether the place was lost, so that not all has been noted. */
  boolean isLost() {
    return inbox.state() == Inbox.State.LOST;
  }

  /** Whether nothing will be told any more. */
  boolean isEnded() {
    return inbox.state() == Inbox.State.ENDED;
  }

  /** Gives the place up, so that the watcher has to begin anew. */
  public void lose() {
    inbox.missed(Long.MAX_VALUE);
  }

  void end() {
    inbox.end();
  }

  private void restartAt(long revision) {
    taken = new long[0];
    fetched = 0;
    told = revision;
    seen = Map.of();
    inbox.restartAt(revision);
  }

  private boolean hasTaken() {
    return fetched < taken.length;
  }

  private List<Change> fetch() {
    List<Change> changes = new ArrayList<>();
    long bytes = 0;
    while (hasTaken() && bytes < ENOUGH_BYTES) {
      long revision = taken[fetched++];
      Change change = history().at(revision);
      if (change == null) {
        missed(revision);
        return changes;
      }
      told = revision;
      if (interest.includes(change.cause()) && revision > seen.getOrDefault(change.key(), 0L)) {
        changes.add(change);
        bytes += change.weight();
      }
    }
    return changes;
  }
}
