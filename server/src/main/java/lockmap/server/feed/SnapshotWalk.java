package lockmap.server.feed;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import lockmap.server.store.Change;
import lockmap.server.store.KeyRange;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;
import lockmap.server.store.View;
import org.jspecify.annotations.Nullable;

/**
 * Tells a watcher what its keys hold, page by page while others write, so that in the end it knows
 * the state at exactly one revision. Neither a lock nor more than one value and the keys of a page
 * are held meanwhile.
 *
 * <h2>The algorithm</h2>
 *
 * <p>The subscription notes every change after {@code from}; what is read afterwards holds every
 * change up to {@code from}. Keys asked for by name are read one by one, then the prefixes are
 * scanned in byte order, and of each page the keys are read one by one. At each moment a followed
 * key has either been read or has yet to be. After each page, what has been noted meanwhile is
 * dealt with:
 *
 * <ul>
 *   <li>a change of a key that is yet to be read is dropped. It was in the store before it was
 *       noted, so the scan will find it, or something newer, or nothing if it was removed since;
 *   <li>a change that is not newer than what was told of its key is dropped;
 *   <li>any other is told: its key was read before the change was made, or was absent.
 * </ul>
 *
 * <p>So behind the scan the watcher knows each key as of the last change that was dealt with, or
 * newer. What is newer is remembered, and forgotten once the dispatcher has passed it, because it
 * hands on no older change afterwards: that is a few keys and not the snapshot.
 *
 * <p>At the end a last revision is read. All that was told is as old as that or older, since it was
 * read before. The dispatcher is waited for until it has passed that revision, the changes up to it
 * are dealt with, and the state is that of this very revision. Later changes stay noted: whatever
 * the subscription delivers next is newer, and complete.
 *
 * <p>For the thread of its watcher.
 */
public final class SnapshotWalk {

  private static final int PAGE = 128;

  private final Subscription subscription;
  private final Store store;
  private final Receiver receiver;
  private final Set<Utf8Bytes> unread;
  private final Map<Utf8Bytes, Long> newer = new HashMap<>();
  private final long from;

  /** The least key that the scan has yet to read; null where it has read all. */
  private @Nullable Utf8Bytes frontier = Utf8Bytes.EMPTY;

  /** Is told what keys hold. */
  public interface Receiver {

    /**
     * Makes room for what a key holds, and says whether that took a while. Then the key is read
     * once more, so that nobody keeps an old value alive meanwhile.
     */
    default boolean hasToWait(Slot slot) throws InterruptedException {
      return false;
    }

    /** Says whether what changed meanwhile can be told now; where not, the place is lost. */
    default boolean canTake(Slot slot) {
      return true;
    }

    /** Hears what a key holds. */
    void accept(View view);
  }

  private SnapshotWalk(Subscription subscription, Store store, Receiver receiver) {
    this.subscription = subscription;
    this.store = store;
    this.receiver = receiver;
    this.unread = new LinkedHashSet<>(subscription.interest().keys());
    this.from = store.revision();
  }

  /**
   * Tells what a subscription's keys hold. A key that exists is told at least once, one asked for
   * by name also where it does not exist, and one that changes meanwhile perhaps again; of each key
   * the last word counts.
   *
   * @param subscription it begins anew, and goes on behind the snapshot
   * @param store the one whose changes are followed
   * @param receiver told what each key holds
   * @return the revision at which all this is so; nothing where the watcher fell behind or the feed
   *     was closed, of which the subscription tells
   */
  public static OptionalLong run(Subscription subscription, Store store, Receiver receiver)
      throws InterruptedException {
    return new SnapshotWalk(subscription, store, receiver).run();
  }

  private OptionalLong run() throws InterruptedException {
    subscription.open(from);
    if (!readNamed() || !scanPrefixes()) {
      return OptionalLong.empty();
    }
    long now = store.revision();
    return subscription.settle(now, this::changed) ? OptionalLong.of(now) : OptionalLong.empty();
  }

  private boolean readNamed() throws InterruptedException {
    int count = 0;
    for (Utf8Bytes key : subscription.interest().keys()) {
      View view = store.view(key);
      if (view.slot() != null && receiver.hasToWait(view.slot())) {
        view = store.view(key);
      }
      unread.remove(key);
      tell(new View(key, view.slot(), Math.max(view.asOf(), from)));
      if (++count % PAGE == 0 && !catchUp()) {
        return false;
      }
    }
    return true;
  }

  private boolean scanPrefixes() throws InterruptedException {
    for (Utf8Bytes prefix : subscription.interest().prefixes()) {
      KeyRange rest = KeyRange.under(prefix);
      List<Utf8Bytes> page;
      do {
        page = store.list(rest, PAGE).stream().map(Slot::key).toList();
        for (Utf8Bytes key : page) {
          readUnlessNamed(key);
        }
        if (page.size() == PAGE) {
          rest = rest.after(page.getLast());
          frontier = rest.from();
        } else {
          frontier = rest.to();
        }
        if (!catchUp()) {
          return false;
        }
      } while (page.size() == PAGE);
    }
    return true;
  }

  /** The page's slots are not kept while the watcher takes its time, lest old values pile up. */
  private void readUnlessNamed(Utf8Bytes key) throws InterruptedException {
    if (subscription.interest().keys().contains(key)) {
      return;
    }
    Slot slot = store.get(key);
    if (slot != null && receiver.hasToWait(slot)) {
      slot = store.get(key);
    }
    if (slot != null) {
      tell(new View(key, slot, slot.revision()));
    }
  }

  private void tell(View view) {
    if (view.asOf() > from) {
      newer.put(view.key(), view.asOf());
    }
    receiver.accept(view);
  }

  /** Deals with what has been noted, which is bounded, though writers go on. */
  private boolean catchUp() {
    long noted = subscription.notedUpTo();
    boolean kept = subscription.drain(noted, this::changed);
    newer.values().removeIf(revision -> revision <= noted);
    return kept;
  }

  private boolean changed(Change change) {
    if (isRead(change.key()) && change.revision() > newer.getOrDefault(change.key(), from)) {
      Slot slot = change.slot();
      if (slot != null && !receiver.canTake(slot)) {
        return false;
      }
      receiver.accept(new View(change.key(), slot, change.revision()));
    }
    return true;
  }

  /** What was asked for by name is read by name, whatever prefix it has. */
  private boolean isRead(Utf8Bytes key) {
    if (subscription.interest().keys().contains(key)) {
      return !unread.contains(key);
    }
    return frontier == null || key.compareTo(frontier) < 0;
  }
}
