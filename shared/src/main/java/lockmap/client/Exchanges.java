package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells an observer, if there is one, of each exchange when it is over. */
final class Exchanges {

  private final @Nullable Consumer<Exchange> observer;
  private final boolean authorized;
  private final Time time;

  Exchanges(ClientOptions options, Time time) {
    this.observer = options.observer();
    this.authorized = options.token() != null;
    this.time = time;
  }

  /**
   * An exchange begins.
   *
   * @param stream whether the answer comes piece by piece
   * @return to be told once what came of it; it throws nothing
   */
  Consumer<Exchange.Result> begin(Request request, boolean stream) {
    if (observer == null) {
      return Exchanges::tellNobody;
    }
    Instant begun = time.now();
    long from = time.nanos();
    return result -> {
      Duration took = Duration.ofNanos(time.nanos() - from);
      tell(observer, exchange(request, stream, begun, took, result));
    };
  }

  private Exchange exchange(
      Request request, boolean stream, Instant begun, Duration took, Exchange.Result result) {
    return new Exchange(
        begun,
        took,
        request.method(),
        request.uri(),
        request.headers(),
        authorized,
        body(request.body()),
        stream,
        result);
  }

  private static Exchange.@Nullable Body body(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    int end = Math.min(bytes.length, Exchange.Body.MOST_BYTES);
    while (end < bytes.length && end > 0 && isWithinCharacter(bytes[end])) {
      end--;
    }
    String text = new String(bytes, 0, end, UTF_8);
    return new Exchange.Body(text, bytes.length, Arrays.equals(text.getBytes(UTF_8), bytes));
  }

  private static boolean isWithinCharacter(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static void tellNobody(Exchange.Result result) {}

  /** The answer is the caller's, whatever an observer does. */
  private static void tell(Consumer<Exchange> observer, Exchange exchange) {
    try {
      observer.accept(exchange);
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
