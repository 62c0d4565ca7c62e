package lockmap.server.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/** How the framework is set up so that only what these classes expect comes through to them. */
public final class ListenerSettings {

  /** Room for a key of 1,024 bytes that are all percent-encoded, and for a long query. */
  static final int MAX_REQUEST_LINE = 8192;

  static final int MAX_HEADERS = 16384;

  /** Whoever streams gathers what goes out at once, so that a buffer more only takes memory. */
  private static final int UNBUFFERED = 0;

  private ListenerSettings() {}

  /**
   * Sets what is the same for every server; address, port, TLS and routing are left alone.
   *
   * <p>The framework's own limit of a body's size stays off: it answers before the routing, and so
   * by a reset for a client that is still sending. {@link RequestReader} and {@link Gatekeeper}
   * bound each body in its place.
   *
   * @param server what to set it on
   * @param problems what answers for a request that never gets as far as the routing
   * @param timeouts ends connections whose clients are too slow
   * @param traffic where requests are counted that never get as far as the routing
   * @param maxConnections how many connections may be open; must stay well below the number of file
   *     descriptors, because the framework stops accepting for good once these run out
   * @param shutdownGrace how long requests may take to finish once the server stops
   */
  public static void apply(
      WebServerConfig.Builder server,
      Problems problems,
      ReadTimeouts timeouts,
      Traffic traffic,
      int maxConnections,
      Duration shutdownGrace) {
    server
        .protocolsDiscoverServices(false)
        .addConnectionSelector(new TimedSelector(timeouts, http1()))
        .featuresDiscoverServices(false)
        .connectionOptions(connections())
        .writeBufferSize(UNBUFFERED)
        .maxTcpConnections(maxConnections)
        .directHandlers(EarlyProblems.handlers(problems, traffic))
        .errorHandling(tellingEarlyProblems())
        .shutdownGracePeriod(shutdownGrace)
        .shutdownHook(false);
  }

  /**
   * Answers go out in pieces of 8 KiB, and without {@code tcpNoDelay} the last waits for an
   * acknowledgement. A client whose machine has vanished while nothing was on the way to it is
   * found out by the system, which asks after it once it has been silent for five seconds, and
   * gives it up after three questions without an answer, three seconds apart.
   */
  private static SocketOptions connections() {
    return SocketOptions.builder()
        .tcpNoDelay(true)
        .socketKeepAlive(true)
        .putSocketOption(ExtendedSocketOptions.TCP_KEEPIDLE, 5)
        .putSocketOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 3)
        .putSocketOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3)
        .build();
  }

  /**
   * Path and query are left to {@link KeyPath} and {@link Query}, which say what is wrong. The
   * headers of answers are not looked at letter by letter, which costs each of them 2 %: they hold
   * words of our own and numbers, and of what a client has sent only an origin that is exactly one
   * of the settings'.
   */
  private static Http1Config.Builder http1() {
    return Http1Config.builder()
        .maxPrologueLength(MAX_REQUEST_LINE)
        .maxHeadersSize(MAX_HEADERS)
        .validatePath(false)
        .validatePrologue(false)
        .validateResponseHeaders(false)
        .sendKeepAliveHeader(false);
  }

  /** Has the framework pass its message on, which {@link EarlyProblems} reads and never sends. */
  private static ErrorHandling tellingEarlyProblems() {
    return ErrorHandling.builder().includeEntity(true).build();
  }
}
