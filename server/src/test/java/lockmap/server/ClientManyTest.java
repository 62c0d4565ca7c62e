package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockmap.api.KeyValue;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.client.ImportResult;
import lockmap.client.ListQuery;
import lockmap.client.RefusedException;
import lockmap.client.StoreClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client says of many keys, and whether the server understands it. */
class ClientManyTest {

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));
  private final StoreClient client = StoreClient.to("http://127.0.0.1:" + server.port());

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aPageOfKeys() {
    assertEquals(new Listing(0, List.of(), List.of(), null), client.list(ListQuery.all()));
    client.put("a b", "é");
    client.put("a+b", "");
    client.put("c/1", "1");
    client.put("c/2", "2");
    assertEquals(
        new Listing(
            4,
            List.of(new ListedKey("a b", 1, null, 2, "é"), new ListedKey("a+b", 2, null, 0, "")),
            List.of("c/"),
            null),
        client.list(ListQuery.all().foldedAt("/").withValues()));
    Listing page = client.list(ListQuery.under("a").limit(1));
    assertEquals(new ListedKey("a b", 1, null, 2, null), page.entries().getFirst());
    assertEquals("a b", page.next());
    assertEquals(List.of("a+b"), names(client.keys(ListQuery.under("a").after("a b"))));
  }

  @Test
  void pagesAreAskedForAsTheyAreComeTo() {
    IntStream.range(100, 125).forEach(at -> client.put("k" + at, "v"));
    assertEquals(
        IntStream.range(100, 125).mapToObj(at -> "k" + at).toList(),
        names(client.keys(ListQuery.all().limit(10))));
    Iterator<Listing> pages = client.pages(ListQuery.all().limit(10)).iterator();
    assertEquals(10, pages.next().entries().size());
    client.deleteAll("k11");
    assertEquals("k120", pages.next().entries().getFirst().key());
    assertTrue(!pages.hasNext());
  }

  @Test
  void keysAreCountedAndDeletedByPrefix() {
    List.of("a", "b/1", "b/2", "b%2F").forEach(key -> client.put(key, "v"));
    assertEquals(4, client.count(""));
    assertEquals(2, client.count("b/"));
    assertEquals(2, client.deleteAll("b/"));
    assertEquals(0, client.deleteAll("b/"));
    assertEquals(List.of("a", "b%2F"), names(client.keys(ListQuery.all())));
    assertThrows(IllegalArgumentException.class, () -> client.deleteAll(""));
  }

  @Test
  void aBatchHasAnAnswerForEachOperation() {
    assertEquals(List.of(), client.batch(List.of()));
    assertEquals(
        List.of(
            Outcome.ABSENT,
            Outcome.CREATED,
            Outcome.REPLACED,
            Outcome.found("w"),
            new Outcome(412, null),
            Outcome.found("1"),
            Outcome.DELETED),
        client.batch(
            List.of(
                new Operation.Get("k"),
                new Operation.Put("k", "v"),
                new Operation.CompareAndSwap("k", "v", "w"),
                new Operation.Get("k"),
                new Operation.CompareAndSwap("k", "v", "x"),
                new Operation.Increment("n"),
                new Operation.Delete("k"))));
    List<Operation> tooMany =
        IntStream.range(0, 1025).<Operation>mapToObj(_ -> new Operation.Get("k")).toList();
    assertEquals(413, assertThrows(RefusedException.class, () -> client.batch(tooMany)).status());
  }

  @Test
  void whatIsExportedCanBeImported() throws IOException {
    List<KeyValue> entries =
        IntStream.range(1000, 4000)
            .mapToObj(at -> new KeyValue("k" + at, "😀\"\n" + "x".repeat(1000), null))
            .toList();
    entries.forEach(entry -> client.put(entry.key(), entry.value()));
    try (Stream<KeyValue> exported = client.export("")) {
      assertEquals(entries, exported.toList());
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    client.exportTo(lines, "k");
    assertEquals(3000, client.deleteAll("k"));
    List<Long> progress = new ArrayList<>();
    assertEquals(
        new ImportResult.Complete(3000),
        client.importFrom(new ByteArrayInputStream(lines.toByteArray()), progress::add));
    assertTrue(progress.size() > 2, "several requests: " + progress);
    assertEquals(3000, progress.getLast());
    try (Stream<KeyValue> exported = client.export("k1")) {
      assertEquals(entries.subList(0, 1000), exported.toList());
    }
  }

  @Test
  void anImportThatStopsSaysAtWhichLineOfTheWhole() throws IOException {
    String filler = "{\"key\":\"%d\",\"value\":\"" + "x".repeat(100_000) + "\"}\n\n";
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 30).forEach(at -> lines.append(filler.formatted(at)));
    lines.append("{\"key\":\"bad\"}\n");
    IntStream.range(30, 40).forEach(at -> lines.append(filler.formatted(at)));
    ImportResult.Stopped stopped =
        assertInstanceOf(
            ImportResult.Stopped.class, client.importFrom(stream(lines.toString()), _ -> {}));
    assertEquals(30, stopped.imported());
    assertEquals(61, stopped.line());
    assertEquals(400, assertInstanceOf(RefusedException.class, stopped.cause()).status());
    assertTrue(stopped.reason().contains("value"), stopped.reason());
    assertTrue(!stopped.reason().contains("Line"), stopped.reason());
    assertEquals(30, client.count(""));
  }

  @Test
  void aLineMayBeLongerThanABlock() throws IOException {
    String value = "\0".repeat(1 << 20); // six bytes of JSON each
    String line = "{\"key\":\"k\",\"value\":\"" + "\\u0000".repeat(1 << 20) + "\"}";
    String last = "{\"key\":\"last\",\"value\":\"v\"}";
    assertEquals(
        new ImportResult.Complete(2), client.importFrom(stream(line + "\n" + last), _ -> {}));
    assertEquals(value, client.get("k").orElseThrow());
    assertEquals(new ImportResult.Complete(0), client.importFrom(stream(""), _ -> {}));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static List<String> names(Stream<ListedKey> keys) {
    return keys.map(ListedKey::key).toList();
  }
}
