package lockmap.server.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.common.GenericType;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import lockmap.server.http.RequestMemory;

/**
 * A sink that frames events exactly and writes many at once. The framework's own sink omits the
 * space behind a field's colon, so that a value which begins with a space loses it, drops a value's
 * last line end, and writes to the socket at every event. This one loses nothing, and gathers what
 * is emitted until it is flushed or {@value #MOST_GATHERED} bytes have come together, or fewer
 * where memory is short. It never holds more: a large value goes out piece by piece, so that a
 * hundred watchers who do not read keep one copy of it alive and not a hundred.
 *
 * <p>Events have a name, an id and bytes as data, or just a comment; or they are bytes that have
 * been framed elsewhere. Not safe for several threads.
 */
final class EventSink implements SseSink {

  static final GenericType<EventSink> TYPE = GenericType.create(EventSink.class);

  private static final int MOST_GATHERED = 64 * 1024;
  private static final int LEAST_ROOM = 256;
  private static final byte[] EVENT = "event: ".getBytes(US_ASCII);
  private static final byte[] ID = "id: ".getBytes(US_ASCII);
  private static final byte[] DATA = "data: ".getBytes(US_ASCII);
  private static final byte[] COMMENT = ": ".getBytes(US_ASCII);
  private static final byte[] LINE_END = {'\n'};

  private final OutputStream out;
  private final Runnable onClose;
  private final RequestMemory memory;
  private byte[] gathered = new byte[LEAST_ROOM];
  private int size;
  private long room;

  /**
   * A sink onto a response.
   *
   * @param out where the frames go
   * @param onClose completes the response
   * @param memory where more room is taken from; without, it writes more often
   */
  EventSink(OutputStream out, Runnable onClose, RequestMemory memory) {
    this.out = out;
    this.memory = memory;
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
    gather(LINE_END);
    return this;
  }

  /** Gathers an event that is framed already. */
  void write(byte[] frame) {
    gather(frame);
  }

  /** Writes what has been gathered, in one piece. */
  void flush() {
    if (size == 0) {
      return; // a chunk of no bytes would be the stream's end
    }
    try {
      out.write(gathered, 0, size);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size = 0;
    if (gathered.length > LEAST_ROOM) {
      gathered = new byte[LEAST_ROOM]; // most watchers are idle, and should cost little
    }
    memory.giveBack(room);
    room = 0;
  }

  @Override
  public void close() {
    flush();
    onClose.run();
  }

  private void field(byte[] name, String value) {
    gather(name);
    gather(value.getBytes(UTF_8));
    gather(LINE_END);
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
    gather(DATA);
    gather(data, from, to);
    gather(LINE_END);
  }

  private void gather(byte[] bytes) {
    gather(bytes, 0, bytes.length);
  }

  private void gather(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      makeRoom(Math.min(size + to - at, MOST_GATHERED));
      int step = Math.min(to - at, gathered.length - size);
      System.arraycopy(bytes, at, gathered, size, step);
      size += step;
      at += step;
      if (size == gathered.length) {
        flush();
      }
    }
  }

  /** The framework copies what it writes, so that it takes as much again. */
  private void makeRoom(int needed) {
    if (needed <= gathered.length) {
      return;
    }
    int length = Math.clamp(2L * needed, LEAST_ROOM, MOST_GATHERED);
    long more = 2L * (length - gathered.length);
    if (memory.tryTake(more)) {
      room += more;
      gathered = Arrays.copyOf(gathered, length);
    }
  }
}
