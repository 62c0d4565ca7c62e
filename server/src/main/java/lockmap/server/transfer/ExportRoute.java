package lockmap.server.transfer;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongSupplier;
import lockmap.api.KeyValue;
import lockmap.api.WireJson;
import lockmap.server.http.Answers;
import lockmap.server.http.Query;
import lockmap.server.store.KeyRange;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/**
 * {@code GET /export}: every entry as a line of JSON, in the order of the keys. It reads a page of
 * keys at a time and writes it before it reads the next, so it holds no more than that however
 * large the store is. An entry that stands through the whole export is in it exactly once; of those
 * that change meanwhile it has what stood there when their page was read.
 *
 * <p>An export that fails midway ends without the last chunk, so that no client takes it for whole.
 * Safe for any number of threads.
 */
public final class ExportRoute {

  private static final int PAGE = 256;
  private static final int BUFFER = 64 * 1024;
  private static final Header LINES =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, KeyValue.LINES_MEDIA_TYPE);

  private final Store store;
  private final LongSupplier ticker;

  /**
   * The route to a store.
   *
   * @param store where the keys are
   * @param ticker the time that the store goes by, in nanoseconds
   */
  public ExportRoute(Store store, LongSupplier ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /** Writes the entries whose keys begin with the {@code prefix} of the query, or all of them. */
  @SuppressWarnings(
      "resource") // a stream that is closed is complete, and after a failure it is not
  public void get(ServerRequest request, ServerResponse response) throws IOException {
    Utf8Bytes prefix = Utf8Bytes.of(Query.of(request).text("prefix").orElse(""));
    response.header(LINES).header(Answers.NOSNIFF).header(Answers.NO_STORE);
    OutputStream out = new BufferedOutputStream(response.outputStream(), BUFFER);
    KeyRange rest = KeyRange.under(prefix);
    List<Slot> page;
    do {
      page = store.list(rest, PAGE);
      for (Slot slot : page) {
        out.write(WireJson.write(entry(slot)));
        out.write('\n');
      }
      if (!page.isEmpty()) {
        rest = rest.after(page.getLast().key());
      }
    } while (page.size() == PAGE);
    out.close(); // here alone: after a failure the stream is not complete, and must not seem so
  }

  private KeyValue entry(Slot slot) {
    return new KeyValue(
        slot.key().toString(), slot.value().toString(), slot.secondsLeft(ticker.getAsLong()));
  }
}
