package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns the bytes of one stream of server-sent events into events, as the WHATWG's HTML standard
 * interprets them (section 9.2.6). Bytes may come in pieces cut anywhere. An event that the
 * stream's end cuts off is none.
 *
 * <p>Lines end with LF, CR or CRLF, none of which is part of another character in UTF-8, so lines
 * are found among the bytes and decoded as a whole; what is not UTF-8 becomes U+FFFD. Not safe for
 * several threads.
 */
final class SseParser {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int MOST_DIGITS = 9;

  private final int largest;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private String idOfBlock;
  private String lastId;
  private Optional<Duration> retry = Optional.empty();
  private boolean atStart = true;
  private boolean afterCarriageReturn;

  /**
   * A parser of one stream.
   *
   * @param largest how large a line, and the data of an event, may be, in bytes and in characters
   * @param lastId the id that the stream before this one ended with; empty for none
   */
  SseParser(int largest, String lastId) {
    this.largest = largest;
    this.idOfBlock = lastId;
    this.lastId = lastId;
  }

  /** An event, or a line of one, was larger than allowed. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(int largest) {
      super("an event has more than " + largest + " bytes");
    }
  }

  /**
   * Goes on with the stream.
   *
   * @param bytes what has arrived; all of it is taken
   * @return the events that end in it
   * @throws TooLarge where an event is; the parser is of no use then
   */
  List<SseEvent> feed(ByteBuffer bytes) {
    List<SseEvent> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
      } else if (next == '\n' || next == '\r') {
        afterCarriageReturn = next == '\r';
        endLine(events);
      } else {
        afterCarriageReturn = false;
        requireRoom(line.size());
        line.write(next);
      }
    }
    return events;
  }

  /** The id of the last block that had one, be it an event or not; empty for none. */
  String lastId() {
    return lastId;
  }

  /** How long to wait before connecting anew, where the stream has told. */
  Optional<Duration> retry() {
    return retry;
  }

  private void endLine(List<SseEvent> events) {
    String text = text();
    line.reset();
    if (text.isEmpty()) {
      endBlock(events);
    } else if (text.charAt(0) != ':') {
      int colon = text.indexOf(':');
      String field = colon < 0 ? text : text.substring(0, colon);
      String value = colon < 0 ? "" : text.substring(colon + 1);
      field(field, value.startsWith(" ") ? value.substring(1) : value);
    }
  }

  private String text() {
    byte[] bytes = line.toByteArray();
    boolean marked = atStart && Arrays.mismatch(bytes, MARK) == MARK.length;
    atStart = false;
    return marked
        ? new String(bytes, MARK.length, bytes.length - MARK.length, UTF_8)
        : new String(bytes, UTF_8);
  }

  private void field(String field, String value) {
    switch (field) {
      case "event" -> name = value;
      case "data" -> {
        requireRoom(data.length() + value.length());
        data.append(value).append('\n');
      }
      case "id" -> {
        if (value.indexOf('\0') < 0) {
          idOfBlock = value;
        }
      }
      case "retry" -> retry(value);
      default -> {} // as the standard has it
    }
  }

  private void retry(String value) {
    boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits && value.length() <= MOST_DIGITS) {
      retry = Optional.of(Duration.ofMillis(Long.parseLong(value)));
    }
  }

  private void endBlock(List<SseEvent> events) {
    lastId = idOfBlock;
    if (!data.isEmpty()) {
      String all = data.substring(0, data.length() - 1);
      events.add(new SseEvent(name.isEmpty() ? "message" : name, all));
    }
    name = "";
    data.setLength(0);
  }

  private void requireRoom(int size) {
    if (size >= largest) {
      throw new TooLarge(largest);
    }
  }
}
