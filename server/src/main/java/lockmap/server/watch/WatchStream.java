package lockmap.server.watch;

import java.util.List;
import lockmap.server.store.Change;

/** What one kind of watch says to its client. For the thread of its watch. */
sealed interface WatchStream permits KeyStream, EventStream {

  /** Says how things stand in the beginning. */
  void begin(EventSink sink) throws InterruptedException;

  /** Tells what changed. */
  void tell(List<Change> changes, EventSink sink);

  /** Says that the watcher lost its place, and how things stand. */
  void beginAnew(EventSink sink) throws InterruptedException;

  /**
   * Says that there is nothing to say, so that nobody on the way takes the connection for dead.
   *
   * @param position the watcher was told of every change up to this revision that concerns it
   */
  void keepAlive(long position, EventSink sink);
}
