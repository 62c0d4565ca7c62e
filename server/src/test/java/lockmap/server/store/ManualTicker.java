package lockmap.server.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A time that stands still until a test moves it on. */
final class ManualTicker implements LongSupplier {

  private final AtomicLong now = new AtomicLong(1_000_000_007);

  @Override
  public long getAsLong() {
    return now.get();
  }

  void advance(long nanos) {
    now.addAndGet(nanos);
  }
}
