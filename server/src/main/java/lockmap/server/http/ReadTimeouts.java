package lockmap.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.DateTime;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import lockmap.server.http.Progress.Stage;
import lockmap.server.memory.MemoryPool;

/**
 * Ends connections whose clients keep a request waiting, which the framework does not do by itself.
 *
 * <ul>
 *   <li>The request line and the headers must have come, all of them, within the timeout of their
 *       first byte; that further bytes trickle in does not help.
 *   <li>Of a body, some byte must come within each timeout, also of one that is read only to be
 *       thrown away. A body that trickles in is therefore bounded by the number of connections
 *       only, as it is with nginx.
 *   <li>A connection that was opened and says nothing, not even its part of a TLS handshake, has
 *       the timeout too.
 *   <li>One that waits between two requests has {@link #IDLE}, whatever the timeout.
 *   <li>Of an answer, the client must take some within each {@link #WRITE}, so that one who does
 *       not read cannot keep a connection, a watch and their memory for ever; and within {@link
 *       #LAST_WRITE} once the server is about to stop, which it otherwise could not do in time.
 *   <li>While the memory for requests or for watches is scarce, who lets a body or an answer wait
 *       has {@link #HURRY} instead, so that those who dawdle cannot keep it from others.
 *   <li>While a request is worked on, or a watch has nothing to tell, nothing is timed.
 * </ul>
 *
 * <p>A client whose request had begun gets a 408 before the end, unless its answer had begun.
 *
 * <p>All reads of the framework go through {@link TimedConnection} and all its writes through
 * {@link TimedWriter}, which say only what they wait for; {@link #sweep} looks at all connections
 * at intervals, and gives up each that it has seen at the same wait for too long. So a limit is
 * kept to about two intervals. Safe for any number of threads.
 */
public final class ReadTimeouts {

  /** As long as nginx has it by default. */
  static final Duration IDLE = Duration.ofSeconds(75);

  /** Longer than a read's, because an answer waits for large buffers to drain. */
  static final Duration WRITE = Duration.ofSeconds(20);

  /** What is left of the time for a body or an answer while memory is scarce. */
  static final Duration HURRY = Duration.ofSeconds(1);

  /** Of a server that is about to stop. */
  static final Duration LAST_WRITE = Duration.ofSeconds(2);

  private static final Logger LOG = System.getLogger(ReadTimeouts.class.getName());
  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final long MOST_SWEEPS = Duration.ofMillis(10).toNanos();
  private static final long FEWEST_SWEEPS = Duration.ofMillis(250).toNanos();

  private final long timeout;
  private final LongSupplier ticker;
  private final byte[] problem;
  private final Traffic traffic;
  private final List<MemoryPool> pools;
  private volatile long writing = WRITE.toNanos();
  private final Set<TimedConnection> connections = ConcurrentHashMap.newKeySet();

  /**
   * Timeouts for the connections of one server.
   *
   * @param timeout how long a request may make no progress
   * @param ticker the monotonic time, in nanoseconds
   * @param problems how to tell a client what happened
   * @param traffic where requests are counted of which the headers did not come in time
   * @param pools where clients who dawdle hold memory
   */
  public ReadTimeouts(
      Duration timeout,
      LongSupplier ticker,
      Problems problems,
      Traffic traffic,
      List<MemoryPool> pools) {
    this.traffic = traffic;
    this.pools = List.copyOf(pools);
    this.timeout = timeout.toNanos();
    this.ticker = ticker;
    this.problem = problems.bodyOf(StandardProblems.of(408));
  }

  /**
   * Ends each connection that has waited for too long, then rests for a while, or until
   * interrupted. For one thread, which does this over and over; the ticker must be the real
   * monotonic clock. A failure over one connection is logged, and must not leave the server without
   * timeouts.
   */
  public void sweepThenRest() {
    try {
      sweep();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.log(Level.ERROR, "Looking for connections to end failed; it will be tried again", e);
    }
    LockSupport.parkNanos(this, interval());
  }

  /** Ends each connection that has waited for too long. Never waits for a client. */
  synchronized void sweep() {
    long now = ticker.getAsLong();
    for (TimedConnection connection : connections) {
      connection.check(now);
    }
  }

  /** How long to rest between two sweeps, in nanoseconds. */
  private long interval() {
    return Math.clamp(timeout / 10, MOST_SWEEPS, FEWEST_SWEEPS);
  }

  /** How long a stage may last, in nanoseconds. */
  long limit(Stage stage) {
    return switch (stage) {
      case SILENT, HEAD -> timeout;
      case BODY -> isMemoryScarce() ? Math.min(timeout, HURRY.toNanos()) : timeout;
      case IDLE -> IDLE.toNanos();
      case WRITING -> isMemoryScarce() ? HURRY.toNanos() : writing;
      case ENDED -> FAREWELL.toNanos();
      case WORKING -> Long.MAX_VALUE;
    };
  }

  private boolean isMemoryScarce() {
    return pools.stream().anyMatch(MemoryPool::isScarce);
  }

  /** The bytes of the answer to a request that came too slowly. */
  byte[] farewell() {
    String head =
        """
        HTTP/1.1 408 Request Timeout\r
        Date: %s\r
        Connection: close\r
        Content-Type: %s\r
        Content-Length: %d\r
        %s: %s\r
        %s: %s\r
        \r
        """
            .formatted(
                DateTime.rfc1123String(),
                Problems.PROBLEM_JSON.get(),
                problem.length,
                Answers.NOSNIFF.name(),
                Answers.NOSNIFF.get(),
                Answers.NO_STORE.name(),
                Answers.NO_STORE.get());
    BufferData answer = BufferData.growing(head.length() + problem.length);
    answer.write(head.getBytes(ISO_8859_1));
    answer.write(problem);
    return answer.readBytes();
  }

  /** How many connections are at a stage. */
  long at(Stage stage) {
    return connections.stream().filter(connection -> connection.isAt(stage)).count();
  }

  /** Has clients take their answers faster from now on, because the server is about to stop. */
  public void hurry() {
    writing = LAST_WRITE.toNanos();
  }

  /** How many connections are open. */
  public int open() {
    return connections.size();
  }

  /** Counts a request of which the headers did not come in time; nobody else has seen it. */
  void gaveUpHeaders() {
    traffic.refusedUnread(408);
  }

  void add(TimedConnection connection) {
    connections.add(connection);
  }

  void remove(TimedConnection connection) {
    connections.remove(connection);
  }
}
