package lockmap.server.feed;

import java.util.List;
import lockmap.server.store.Change;

/** What a subscription has for its watcher. */
public sealed interface Delivery {

  /** The one instance of {@link Lost}. */
  Delivery LOST = new Lost();

  /** The one instance of {@link Ended}. */
  Delivery ENDED = new Ended();

  /** The changes that came next, in revision order. */
  record Changes(List<Change> changes) implements Delivery {}

  /**
   * Nothing happened for as long as the watcher wanted to wait.
   *
   * @param position the watcher was told of every change up to this revision that concerns it
   */
  record Quiet(long position) implements Delivery {}

  /** The watcher fell behind and lost its place: it needs a snapshot to go on from. */
  record Lost() implements Delivery {}

  /** The feed or the subscription is closed; nothing will come. */
  record Ended() implements Delivery {}
}
