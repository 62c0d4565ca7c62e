package lockmap.server.store;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A slot with a deadline. It carries the links of the timing wheel's lists itself, so that a
 * deadline costs no further object; they belong to the wheel and are touched under the stripe's
 * write lock only.
 */
final class TimedSlot extends Slot {

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long deadline;
  @Nullable TimedSlot previous;
  @Nullable TimedSlot next;

  TimedSlot(Utf8Bytes key, int hash, Utf8Bytes value, long revision, long deadline) {
    super(key, hash, value, revision);
    this.deadline = deadline;
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public Long secondsLeft(long now) {
    return Math.max(1, Math.ceilDiv(deadline - now, NANOS_PER_SECOND));
  }
}
