package lockmap.server.audit;

import java.time.InstantSource;

/**
 * Lets so many refusals a second through, and counts the others. Safe for any number of threads.
 */
final class RefusalThrottle {

  /** As many as anybody reads, and no disk is filled by: about 15 GB a day at most. */
  static final int MOST = 1000;

  private final InstantSource clock;
  private long second;
  private int admitted;
  private long omitted;

  RefusalThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether a further one is to be written. */
  synchronized boolean admit() {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      admitted = 0;
    }
    if (admitted == MOST) {
      omitted++;
      return false;
    }
    admitted++;
    return true;
  }

  /** How many were not written since this was last asked. */
  synchronized long takeOmitted() {
    long count = omitted;
    omitted = 0;
    return count;
  }
}
