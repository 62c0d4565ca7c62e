package lockmap.server.store;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps every change that is told, in the order in which it is. */
final class RecordedChanges implements ChangeListener {

  private final Queue<Change> told = new ConcurrentLinkedQueue<>();

  @Override
  public void changed(Change change) {
    told.add(change);
  }

  List<Change> all() {
    return List.copyOf(told);
  }

  /** All changes since they were last taken. */
  List<Change> take() {
    List<Change> taken = all();
    told.clear();
    return taken;
  }
}
