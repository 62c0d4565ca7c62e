package lockmap.server.limit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Keeps a {@link LoadShedder} informed of how long requests wait and how many threads do. */
public final class LoadWatch implements AutoCloseable {

  private static final Logger LOG = System.getLogger(LoadWatch.class.getName());
  private static final long INTERVAL = Duration.ofMillis(20).toNanos();

  /** Between two looks: at 20 µs each, a tenth of what a processor can do. */
  private static final int REFUSALS = 100;

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final LoadShedder shedder;
  private final Canary canary;

  /**
   * Begins to watch. Its owner closes it.
   *
   * @param shedder whom to inform
   * @param ticker the real monotonic time, in nanoseconds
   */
  public LoadWatch(LoadShedder shedder, LongSupplier ticker) {
    this.shedder = shedder;
    this.canary = Canary.start(ticker);
  }

  /** How many refusals between two looks a server has to spare that has so many processors. */
  public static int refusals(int processors) {
    return REFUSALS * processors;
  }

  /**
   * Looks once, then rests for a while, or until interrupted. For one thread, which does this over
   * and over. Where looking fails, nothing is refused: a guess must not keep clients out.
   */
  public void lookThenRest() {
    try {
      double queued = scheduler.getQueuedVirtualThreadCount();
      shedder.observe(canary.delay(), queued / scheduler.getParallelism());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The load is not known, and so nothing is refused for it", e);
      shedder.forget();
    }
    LockSupport.parkNanos(this, INTERVAL);
  }

  @Override
  public void close() {
    canary.close();
  }
}
