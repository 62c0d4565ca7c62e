package lockmap.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

  private static final int LARGE = 1 << 20;

  /** A bit of everything that a stream may have. */
  private static final String RECORDED =
      "\uFEFFretry: 2000\r\nid: 0\r\n\r\n"
          + ": a comment\n"
          + "event: WATCH\ndata: {\"key\":\"ü🌍\"}\n\n"
          + "event: READY\rid: 7\rdata: {}\r\r"
          + "data: one\r\ndata\ndata:\rdata:  two\n\n"
          + "id: 8\n\n"
          + "data: last\r\n\r\n"
          + "data: cut off";

  private final SseParser parser = new SseParser(LARGE, "");

  @Test
  void anEventIsWhatABlankLineEnds() {
    assertEquals(List.of(), feed("event: PUT\nid: 7\ndata: v\n"));
    assertEquals("", parser.lastId());
    assertEquals(List.of(new SseEvent("PUT", "v")), feed("\n"));
    assertEquals("7", parser.lastId());
  }

  @Test
  void aNameIsOfOneEventAlone() {
    assertEquals(
        List.of(new SseEvent("a", "1"), message("2")), feed("event: a\ndata: 1\n\ndata: 2\n\n"));
    assertEquals(List.of(message("3")), feed("event: b\n\ndata: 3\n\n"));
  }

  @Test
  void linesOfDataAreJoined() {
    assertEquals(List.of(message("a\nb\n\nc")), feed("data: a\ndata: b\ndata\ndata: c\n\n"));
    assertEquals(List.of(message("")), feed("data\n\n"));
    assertEquals(List.of(message("\n")), feed("data\ndata\n\n"));
  }

  @Test
  void withoutDataThereIsNoEventButItsIdCounts() {
    assertEquals(List.of(), feed("event: a\nid: 7\n\n"));
    assertEquals("7", parser.lastId());
    assertEquals(List.of(), feed("\n\n\n"));
    assertEquals("7", parser.lastId());
  }

  @Test
  void oneSpaceBehindTheColonIsNoPartOfTheValue() {
    assertEquals(List.of(message("v")), feed("data:v\n\n"));
    assertEquals(List.of(message("v")), feed("data: v\n\n"));
    assertEquals(List.of(message(" v ")), feed("data:  v \n\n"));
    assertEquals(List.of(message("\tv")), feed("data:\tv\n\n"));
    assertEquals(List.of(message("a:b: c")), feed("data: a:b: c\n\n"));
    assertEquals(List.of(message(":")), feed("data::\n\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Data: x", " data: x", "data : x", "dat: x", "DATA: x", ":data: x", ":"})
  void otherFieldsAndCommentsAreLetBe(String line) {
    assertEquals(List.of(message("v")), feed(line + "\ndata: v\n\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void everyLineEndIsOne(String end) {
    assertEquals(
        List.of(message("a\nb"), message("c")),
        feed("data: a|data: b||data: c||".replace("|", end)));
  }

  @Test
  void anEventThatACarriageReturnEndsIsThereAtOnce() {
    assertEquals(List.of(message("v")), feed("data: v\r\r"));
    assertEquals(List.of(message("w")), feed("\ndata: w\r\n\r"));
    assertEquals(List.of(), feed("\n"));
  }

  @Test
  void anIdStaysUntilAnotherComes() {
    feed("id: 7\ndata: a\n\ndata: b\n\n");
    assertEquals("7", parser.lastId());
    feed("id: 8\0\ndata: c\n\n");
    assertEquals("7", parser.lastId(), "one with NUL is none");
    feed("id\ndata: d\n\n");
    assertEquals("", parser.lastId());
  }

  @Test
  void anIdThatIsCutOffDoesNotCount() {
    feed("id: 7\n\nid: 8\ndata: a\n");
    assertEquals("7", parser.lastId());
  }

  @Test
  void theIdOfTheStreamBeforeIsKept() {
    SseParser next = new SseParser(LARGE, "7");
    assertEquals("7", next.lastId());
    next.feed(bytes("data: v\n\n"));
    assertEquals("7", next.lastId());
  }

  @Test
  void aRetryIsDigits() {
    assertEquals(Optional.empty(), parser.retry());
    feed("retry: 1500\n");
    assertEquals(Optional.of(Duration.ofMillis(1500)), parser.retry());
    for (String none : List.of("", "-1", "1.5", "1s", "٣", "99999999999999999999")) {
      feed("retry: " + none + "\n");
      assertEquals(Optional.of(Duration.ofMillis(1500)), parser.retry());
    }
  }

  @Test
  void aMarkCountsAtTheStartAlone() {
    assertEquals(List.of(message("v")), feed("\uFEFFdata: v\n\n"));
    assertEquals(List.of(), feed("\uFEFFdata: v\n\n"));
    assertEquals(List.of(message("\uFEFF")), feed("data: \uFEFF\n\n"));
  }

  @Test
  void whatIsNotUtf8IsReplaced() {
    assertEquals(
        List.of(message("a\uFFFDb")),
        parser.feed(ByteBuffer.wrap("data: a\u00FFb\n\n".getBytes(ISO_8859_1))));
  }

  @Test
  void aStreamIsTheSameWhereverItIsCut() {
    byte[] stream = RECORDED.getBytes(UTF_8);
    List<SseEvent> whole = parser.feed(ByteBuffer.wrap(stream));
    assertEquals(
        List.of(
            new SseEvent("WATCH", "{\"key\":\"ü🌍\"}"),
            new SseEvent("READY", "{}"),
            message("one\n\n\n two"),
            message("last")),
        whole);
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        SseParser other = new SseParser(LARGE, "");
        List<SseEvent> events = new ArrayList<>();
        events.addAll(other.feed(ByteBuffer.wrap(Arrays.copyOfRange(stream, 0, first))));
        events.addAll(other.feed(ByteBuffer.wrap(Arrays.copyOfRange(stream, first, second))));
        events.addAll(other.feed(ByteBuffer.wrap(stream, second, stream.length - second)));
        assertEquals(whole, events, "cut at " + first + " and " + second);
        assertEquals("8", other.lastId());
        assertEquals(Optional.of(Duration.ofSeconds(2)), other.retry());
      }
    }
  }

  @Test
  void aStreamMayComeByteByByte() {
    List<SseEvent> events = new ArrayList<>();
    for (byte next : RECORDED.getBytes(UTF_8)) {
      events.addAll(parser.feed(ByteBuffer.wrap(new byte[] {next})));
    }
    assertEquals(4, events.size());
    assertEquals("{\"key\":\"ü🌍\"}", events.getFirst().data());
  }

  @Test
  void anEventHasABound() {
    SseParser small = new SseParser(16, "");
    String fits = "data: 0123456789\n";
    assertEquals(List.of(message("0123456789")), small.feed(bytes(fits + "\n")));
    SseParser.TooLarge line =
        assertThrows(SseParser.TooLarge.class, () -> small.feed(bytes("data: 01234567890")));
    assertEquals("an event has more than 16 bytes", line.getMessage());
    SseParser another = new SseParser(16, "");
    another.feed(bytes(fits));
    assertThrows(SseParser.TooLarge.class, () -> another.feed(bytes(fits)));
    assertThrows(
        SseParser.TooLarge.class, () -> new SseParser(16, "").feed(bytes(": a long comment.")));
  }

  private List<SseEvent> feed(String text) {
    return parser.feed(bytes(text));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static SseEvent message(String data) {
    return new SseEvent("message", data);
  }
}
