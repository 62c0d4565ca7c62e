package lockmap.server.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests for one route by one method: how many got which status, and how long
 * they took. Counting neither waits nor, after the first answer with a status, allocates. Safe for
 * any number of threads.
 */
public final class Tally {

  private static final int STATUSES = 600;

  private final String route;
  private final String method;
  private final boolean timed;
  private final AtomicReferenceArray<@Nullable Answered> byStatus =
      new AtomicReferenceArray<>(STATUSES);
  private final LatencyWindow window = new LatencyWindow();

  /**
   * Nothing so far.
   *
   * @param route the template of the path, never the path of a request: there are few of them
   * @param method the method's name
   * @param timed whether the time that a request takes says something of the server
   */
  Tally(String route, String method, boolean timed) {
    this.route = route;
    this.method = method;
    this.timed = timed;
  }

  /** The requests that were answered with one status. */
  public static final class Answered {

    private final int status;
    private final LongAdder count = new LongAdder();
    private final Durations durations = new Durations();

    Answered(int status) {
      this.status = status;
    }

    /** The status code. */
    public int status() {
      return status;
    }

    /** How many there were. */
    public long count() {
      return count.sum();
    }

    /** How long those took that are timed. */
    public Durations durations() {
      return durations;
    }
  }

  /** The template of the path. */
  public String route() {
    return route;
  }

  /** The method's name. */
  public String method() {
    return method;
  }

  /** Whether it has durations at all. */
  public boolean isTimed() {
    return timed;
  }

  /** What there is for each status that was answered. */
  public List<Answered> answered() {
    return IntStream.range(0, STATUSES)
        .mapToObj(byStatus::get)
        .filter(answered -> answered != null)
        .toList();
  }

  LatencyWindow window() {
    return window;
  }

  /** Counts a request of which the time says nothing. */
  void add(int status) {
    answered(status).count.increment();
  }

  /**
   * Counts a request.
   *
   * @param now the time at which it had been answered, in nanoseconds
   * @param nanos how long that took
   */
  void add(int status, long now, long nanos) {
    Answered answered = answered(status);
    answered.count.increment();
    if (timed) {
      answered.durations.add(nanos);
      window.record(now, nanos);
    }
  }

  private Answered answered(int status) {
    Answered answered = byStatus.get(status);
    while (answered == null) {
      byStatus.compareAndSet(status, null, new Answered(status));
      answered = byStatus.get(status);
    }
    return answered;
  }
}
