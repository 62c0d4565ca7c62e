package lockmap.server.feed;

import java.util.List;
import lockmap.server.store.Slot;
import lockmap.server.store.View;

/**
 * What some keys held at about one moment.
 *
 * @param from every change up to this revision is in it
 * @param views one for each key, in the order of the subscription's keys
 */
public record Snapshot(long from, List<View> views) {

  /**
   * A revision from which a watcher that has seen the whole snapshot can go on without missing
   * anything: the one that wrote the value, unless other keys were read before it was written.
   */
  public long cursor(View view) {
    return cursor(from, view);
  }

  /** The same of a view in a snapshot that is complete up to a revision. */
  public static long cursor(long from, View view) {
    Slot slot = view.slot();
    return slot == null ? from : Math.min(slot.revision(), from);
  }
}
