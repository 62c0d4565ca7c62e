package lockmap.server.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.common.GenericType;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A sink that frames events exactly and writes many at once. The framework's own sink omits the
 * space behind a field's colon, so that a value which begins with a space loses it, drops a value's
 * last line end, and writes to the socket at every event. This one loses nothing, and gathers what
 * is emitted until it is flushed or {@value #MOST_GATHERED} bytes have come together.
 *
 * <p>Events have a name, an id and bytes as data, or just a comment. Not safe for several threads.
 */
final class EventSink implements SseSink {

  static final GenericType<EventSink> TYPE = GenericType.create(EventSink.class);

  private static final int MOST_GATHERED = 64 * 1024;
  private static final byte[] EVENT = "event: ".getBytes(US_ASCII);
  private static final byte[] ID = "id: ".getBytes(US_ASCII);
  private static final byte[] DATA = "data: ".getBytes(US_ASCII);
  private static final byte[] COMMENT = ": ".getBytes(US_ASCII);

  private final OutputStream out;
  private final Runnable onClose;
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream(256);

  /**
   * A sink onto a response.
   *
   * @param out where the frames go
   * @param onClose completes the response
   */
  EventSink(OutputStream out, Runnable onClose) {
    this.out = out;
    this.onClose = onClose;
  }

  @Override
  public EventSink emit(SseEvent event) {
    event.comment().ifPresent(comment -> field(COMMENT, comment));
    event.name().ifPresent(name -> field(EVENT, name));
    event.id().ifPresent(id -> field(ID, id));
    if (event.data() instanceof byte[] data) {
      lines(data);
    }
    gathered.write('\n');
    if (gathered.size() >= MOST_GATHERED) {
      flush();
    }
    return this;
  }

  /** Writes what has been gathered, in one piece. */
  void flush() {
    try {
      out.write(gathered.toByteArray());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (gathered.size() > MOST_GATHERED) {
      gathered = new ByteArrayOutputStream(256);
    } else {
      gathered.reset();
    }
  }

  @Override
  public void close() {
    flush();
    onClose.run();
  }

  private void field(byte[] name, String value) {
    gathered.writeBytes(name);
    gathered.writeBytes(value.getBytes(UTF_8));
    gathered.write('\n');
  }

  private void lines(byte[] data) {
    int from = 0;
    for (int at = 0; at < data.length; at++) {
      if (data[at] == '\n' || data[at] == '\r') {
        line(data, from, at);
        if (data[at] == '\r' && at + 1 < data.length && data[at + 1] == '\n') {
          at++;
        }
        from = at + 1;
      }
    }
    line(data, from, data.length);
  }

  private void line(byte[] data, int from, int to) {
    gathered.writeBytes(DATA);
    gathered.write(data, from, to - from);
    gathered.write('\n');
  }
}
