package lockmap.server.limit;

/** Whether a request may go on. */
sealed interface Decision {

  /** How many more requests could follow at once. */
  long remaining();

  /** A time in nanoseconds, at least 1: what for is said by the decision. */
  long nanos();

  /** That time in whole seconds, rounded up, so at least 1. */
  default long seconds() {
    return Math.ceilDiv(nanos(), Quota.NANOS_PER_SECOND);
  }

  /**
   * It may.
   *
   * @param remaining how many more could follow at once
   * @param nanos how long until nothing of the burst is missing again
   */
  record Allowed(long remaining, long nanos) implements Decision {}

  /**
   * It may not.
   *
   * @param nanos how long until one request is allowed again
   */
  record Refused(long nanos) implements Decision {

    @Override
    public long remaining() {
      return 0;
    }
  }
}
