package lockmap.server.transfer;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongSupplier;
import lockmap.api.KeyValue;
import lockmap.server.access.Grants;
import lockmap.server.access.Hold;
import lockmap.server.http.Answers;
import lockmap.server.http.JsonMemory;
import lockmap.server.http.JsonText;
import lockmap.server.http.JsonWriter;
import lockmap.server.http.Query;
import lockmap.server.http.RequestMemory;
import lockmap.server.store.KeyRange;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/**
 * {@code GET /export}: every entry as a line of JSON, in the order of the keys. It reads a few
 * entries at a time and writes them before it reads the next, so it holds no more than these
 * however large the store is. An entry that stands through the whole export is in it exactly once;
 * of those that change meanwhile it has what stood there when it came to them.
 *
 * <p>An export that fails midway ends without the last chunk, so that no client takes it for whole.
 * Safe for any number of threads.
 */
public final class ExportRoute {

  private static final int PAGE = 256;
  private static final long ENOUGH_BYTES = 64 * 1024;
  private static final Header LINES =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, KeyValue.LINES_MEDIA_TYPE);

  private static final byte[] KEY = JsonWriter.prepared("{\"key\":");
  private static final byte[] VALUE = JsonWriter.prepared(",\"value\":");
  private static final byte[] TTL = JsonWriter.prepared(",\"ttl\":");
  private static final byte[] END = JsonWriter.prepared("}\n");
  private static final long ROOM_FOR_NAMES = 64;

  private final Store store;
  private final LongSupplier ticker;
  private final Grants grants;

  /**
   * The route to a store.
   *
   * @param store where the keys are
   * @param ticker the time that the store goes by, in nanoseconds
   * @param grants who may see what
   */
  public ExportRoute(Store store, LongSupplier ticker, Grants grants) {
    this.store = store;
    this.ticker = ticker;
    this.grants = grants;
  }

  /**
   * Writes the entries whose keys begin with the {@code prefix} of the query, or all of them; but
   * none that the client may not see, and none any more once it is let in no longer.
   */
  @SuppressWarnings(
      "resource") // a stream that is closed is complete, and after a failure it is not
  public void get(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    Utf8Bytes prefix = Utf8Bytes.of(Query.of(request).text("prefix").orElse(""));
    Prefixes seen = grants.of(request).seenUnder(prefix);
    response.header(LINES).header(Answers.NOSNIFF).header(Answers.NO_STORE);
    OutputStream out = response.outputStream();
    try (Hold hold = grants.hold(request, () -> {})) {
      for (KeyRange range : seen.ranges()) {
        write(range, hold, out);
      }
    }
    out.close(); // here alone: after a failure the stream is not complete, and must not seem so
  }

  private void write(KeyRange range, Hold hold, OutputStream out)
      throws IOException, InterruptedException {
    KeyRange rest = range;
    List<Slot> page = page(rest);
    while (!page.isEmpty()) {
      lines(page, hold).writeTo(out);
      rest = rest.after(page.getLast().key());
      RequestMemory.current().keep(0);
      page = page(rest);
    }
  }

  private JsonWriter lines(List<Slot> page, Hold hold) {
    long room = page.stream().mapToLong(slot -> ROOM_FOR_NAMES + bytes(slot)).sum();
    JsonWriter lines = new JsonWriter(Math.toIntExact(room));
    for (Slot slot : page) {
      requireStanding(hold);
      lines.raw(KEY).text(new JsonText(slot.key()));
      lines.raw(VALUE).text(new JsonText(slot.value()));
      Long ttl = slot.secondsLeft(ticker.getAsLong());
      if (ttl != null) {
        lines.raw(TTL).number(ttl);
      }
      lines.raw(END);
    }
    return lines;
  }

  /** There is no answer left in which to say so. */
  private static void requireStanding(Hold hold) {
    if (!hold.stands()) {
      throw new CloseConnectionException("The client is let in no longer");
    }
  }

  /** The next entries, for which there is memory. While that is waited for, they may change. */
  private List<Slot> page(KeyRange rest) throws InterruptedException {
    List<Slot> page = enough(store.list(rest, PAGE));
    long needed = page.stream().mapToLong(ExportRoute::weight).sum();
    return RequestMemory.current().await(needed) ? enough(store.list(rest, PAGE)) : page;
  }

  /** The first of some entries, so that a client who is slow to take them keeps few alive. */
  private static List<Slot> enough(List<Slot> slots) {
    int count = 0;
    long bytes = 0;
    while (count < slots.size() && bytes < ENOUGH_BYTES) {
      bytes += bytes(slots.get(count++));
    }
    return List.copyOf(slots.subList(0, count));
  }

  private static long bytes(Slot slot) {
    return (long) slot.key().length() + slot.value().length();
  }

  private static long weight(Slot slot) {
    return JsonMemory.of(slot.key()) + JsonMemory.of(slot.value());
  }
}
