package lockmap.api;

/**
 * How long the operations of one kind took within about the last minute: at most so many
 * microseconds for the given part of them. Zeros where there were none.
 *
 * @param count how many there were
 * @param p50 for one half
 * @param p90 for nine in ten
 * @param p99 for 99 in a hundred
 * @param p999 for 999 in a thousand
 * @param max for all
 */
public record Latency(long count, long p50, long p90, long p99, long p999, long max) {

  /** That of no operation at all. */
  public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);
}
