package lockmap.server.watch;

import java.util.List;
import lockmap.server.http.JsonMemory;
import lockmap.server.http.RequestMemory;
import lockmap.server.store.Change;
import lockmap.server.store.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a watch holds while it writes what its client may be slow to take. Values that it
 * is about to tell may be replaced meanwhile, and are then kept alive by nobody else. For the
 * thread of its watch.
 */
final class WatchMemory {

  private final RequestMemory memory;
  private long taken;

  WatchMemory(RequestMemory memory) {
    this.memory = memory;
  }

  /**
   * Waits until there is room for telling what a key holds, and takes it.
   *
   * @return whether it had to wait
   */
  boolean await(@Nullable Slot slot) throws InterruptedException {
    long bytes = weight(slot);
    boolean waited = memory.await(bytes);
    taken += bytes;
    return waited;
  }

  /** Takes room for telling of a change, if there is. */
  boolean take(@Nullable Slot slot) {
    return take(weight(slot));
  }

  /** Takes room for telling of some changes, if there is. */
  boolean take(List<Change> changes) {
    return take(changes.stream().mapToLong(change -> weight(change.slot())).sum());
  }

  /** Gives back what was taken, once it has been told. */
  void giveBack() {
    memory.giveBack(taken);
    taken = 0;
  }

  private boolean take(long bytes) {
    boolean had = memory.tryTake(bytes);
    taken += had ? bytes : 0;
    return had;
  }

  private static long weight(@Nullable Slot slot) {
    return slot == null ? 0 : JsonMemory.of(slot.value());
  }
}
