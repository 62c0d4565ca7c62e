package lockmap.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.sse.SseEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import lockmap.server.http.RequestMemory;
import lockmap.server.memory.MemoryPool;
import org.junit.jupiter.api.Test;

class EventSinkTest {

  private final Pieces out = new Pieces();
  private final EventSink sink =
      new EventSink(out, () -> {}, new RequestMemory(new MemoryPool(1 << 20)));

  @Test
  void manySmallEventsGoOutInOnePiece() {
    for (int id = 1; id <= 100; id++) {
      sink.emit(event(id, "v"));
    }
    assertEquals(List.of(), out.sizes);
    sink.flush();
    assertEquals(1, out.sizes.size());
    assertTrue(out.text().startsWith("event: PUT\nid: 1\ndata: v\n\nevent: PUT\nid: 2\n"));
  }

  @Test
  void aLargeValueGoesOutInBoundedPiecesAndWhole() {
    String value = "0123456789".repeat(100_000);
    sink.emit(event(7, value));
    sink.flush();
    assertTrue(out.sizes.stream().allMatch(size -> size <= 64 * 1024), out.sizes.toString());
    assertEquals("event: PUT\nid: 7\ndata: " + value + "\n\n", out.text());
  }

  @Test
  void whatFollowsALargeValueIsGatheredAgain() {
    sink.emit(event(1, "x".repeat(300_000)));
    sink.flush();
    int before = out.text().length();
    sink.emit(event(2, "y"));
    sink.flush();
    assertEquals("event: PUT\nid: 2\ndata: y\n\n", out.text().substring(before));
  }

  private static SseEvent event(long id, String data) {
    return SseEvent.builder().name("PUT").id(Long.toString(id)).data(data.getBytes(UTF_8)).build();
  }

  private static final class Pieces extends ByteArrayOutputStream {
    private final List<Integer> sizes = new ArrayList<>();

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      sizes.add(length);
      super.write(bytes, from, length);
    }

    private String text() {
      return toString(UTF_8);
    }
  }
}
