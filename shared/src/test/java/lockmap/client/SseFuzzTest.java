package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That a stream has the events which a plain reading of the standard finds in it, however it is cut
 * into pieces and whichever way its lines end.
 */
class SseFuzzTest {

  private static final int LARGE = 1 << 20;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "\3\uFEFFretry: 2000\r\nid: 0\r\n\r\n: a comment\nevent: WATCH\ndata: {\"k\":\"ü\"}\n\n",
            "\1event: READY\rid: 7\rdata: {}\r\rdata: one\r\ndata\ndata:\rdata:  two\n\n",
            "\7id: a\0b\ndata: x\n\nid\ndata\n\nretry: 1x\nretry: 99\n\ndata: cut off",
            "\2data:\r\n\r\n\n\r")
        .map(text -> text.getBytes(UTF_8));
  }

  /** The first byte says how long the pieces are. */
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void hasTheEventsOfTheStandard(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(input, 1, input.length);
    Reference reference = new Reference(new String(stream, UTF_8));
    check(reference, stream, stream.length + 1);
    check(reference, stream, 1 + (input[0] & 15));
    String unified = new String(stream, UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    check(reference, unified.getBytes(UTF_8), 3);
    check(reference, unified.replace("\n", "\r\n").getBytes(UTF_8), 2);
    check(reference, unified.replace('\n', '\r').getBytes(UTF_8), 1);
  }

  private static void check(Reference reference, byte[] stream, int piece) {
    SseParser parser = new SseParser(LARGE, "before");
    List<SseEvent> events = new ArrayList<>();
    for (int from = 0; from < stream.length; from += piece) {
      int length = Math.min(piece, stream.length - from);
      events.addAll(parser.feed(ByteBuffer.wrap(stream, from, length)));
    }
    assertEquals(reference.events, events);
    assertEquals(reference.lastId, parser.lastId());
  }

  /** Section 9.2.6 of the standard, on the whole text. */
  private static final class Reference {

    private final List<SseEvent> events = new ArrayList<>();
    private String lastId = "before";
    private String id = "before";
    private String name = "";
    private String data = "";

    Reference(String stream) {
      String text = stream.startsWith("\uFEFF") ? stream.substring(1) : stream;
      String rest = text.replace("\r\n", "\n").replace('\r', '\n');
      for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        line(rest.substring(0, end));
        rest = rest.substring(end + 1);
      }
    }

    private void line(String line) {
      if (line.isEmpty()) {
        dispatch();
        return;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      switch (field) {
        case "event" -> name = value;
        case "data" -> data += value + "\n";
        case "id" -> id = value.contains("\0") ? id : value;
        default -> {} // a comment among them, whose name is empty
      }
    }

    private void dispatch() {
      lastId = id;
      if (!data.isEmpty()) {
        String all = data.substring(0, data.length() - 1);
        events.add(new SseEvent(name.isEmpty() ? "message" : name, all));
      }
      name = "";
      data = "";
    }
  }
}
