package lockmap.server.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts changes by their cause on their way to whom they are for. Safe for any number of threads.
 */
public final class CountedChanges implements ChangeListener {

  private final ChangeListener listener;
  private final Map<Cause, LongAdder> counts = new EnumMap<>(Cause.class);

  /**
   * Counts from 0.
   *
   * @param listener who hears of the changes
   */
  public CountedChanges(ChangeListener listener) {
    this.listener = listener;
    for (Cause cause : Cause.values()) {
      counts.put(cause, new LongAdder());
    }
  }

  /** How many changes there were for a cause. */
  public long count(Cause cause) {
    return counter(cause).sum();
  }

  @Override
  public void changed(Change change) {
    counter(change.cause()).increment();
    listener.changed(change);
  }

  private LongAdder counter(Cause cause) {
    return Objects.requireNonNull(counts.get(cause));
  }
}
