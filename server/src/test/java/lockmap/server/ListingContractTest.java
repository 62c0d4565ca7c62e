package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.api.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's rows about many keys, over real HTTP. */
class ListingContractTest {

  private final LiveServer server = LiveServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anEmptyStoreIsAnEmptyPage() {
    HttpResponse<String> answer = server.get("/store");
    assertEquals(200, answer.statusCode());
    assertEquals("{\"revision\":0,\"entries\":[],\"prefixes\":[],\"next\":null}", answer.body());
    assertEquals("application/json", header(answer, "content-type"));
    assertEquals("no-store", header(answer, "cache-control"));
    assertEquals("nosniff", header(answer, "x-content-type-options"));
  }

  @Test
  void aPageSaysWhatThereIsToKnowOfEachKey() {
    server.put("/store/b", "grüße");
    server.put("/store/a?ttl=3153600000", "v");
    assertEquals(
        """
        {"revision":2,"entries":[\
        {"key":"a","revision":2,"ttl":3153600000,"size":1},\
        {"key":"b","revision":1,"ttl":null,"size":7}],\
        "prefixes":[],"next":null}\
        """,
        server.get("/store").body());
  }

  @Test
  void valuesComeWhereTheyAreAskedFor() {
    server.put("/store/a", "");
    server.put("/store/b", "grüße \"🌍\"\n");
    assertEquals(
        """
        {"revision":2,"entries":[\
        {"key":"a","revision":1,"ttl":null,"size":0,"value":""},\
        {"key":"b","revision":2,"ttl":null,"size":15,"value":"grüße \\"🌍\\"\\n"}],\
        "prefixes":[],"next":null}\
        """,
        server.get("/store?values=true").body());
  }

  @Test
  void keysComeInTheOrderOfTheirBytes() {
    putAll("%F0%9F%8C%8D", "%EF%BF%BF", "%C3%A4", "b", "a%00", "a", "B", "%00");
    assertEquals(List.of("\0", "B", "a", "a\0", "b", "ä", "\uffff", "🌍"), keys(listing("/store")));
  }

  @Test
  void aPrefixIsDecodedOnce() {
    putAll("a/b", "a%20b", "a%2520b", "%C3%A41", "%C3%A42", "%C3%A5");
    assertAll(
        () -> assertEquals(List.of("a/b"), keys(listing("/store?prefix=a%2F"))),
        () -> assertEquals(List.of("a/b"), keys(listing("/store?prefix=a/"))),
        () -> assertEquals(List.of("a b"), keys(listing("/store?prefix=a%20"))),
        () -> assertEquals(List.of("a b"), keys(listing("/store?prefix=a+"))),
        () -> assertEquals(List.of("a%20b"), keys(listing("/store?prefix=a%2520"))),
        () -> assertEquals(List.of("ä1", "ä2"), keys(listing("/store?prefix=%C3%A4"))),
        () -> assertEquals(List.of(), keys(listing("/store?prefix=none"))),
        () -> assertEquals(6, keys(listing("/store?prefix=")).size()));
  }

  @Test
  void pagesFollowOneAnotherWithoutAGapOrADouble() {
    IntStream.range(100, 350).forEach(at -> server.put("/store/k" + at, "v"));
    Listing first = listing("/store");
    assertEquals(100, first.entries().size());
    assertEquals("k199", first.next());
    Listing second = listing("/store?after=" + first.next() + "&limit=149");
    assertEquals("k200", second.entries().getFirst().key());
    assertEquals("k348", second.next());
    Listing third = listing("/store?after=k348&limit=1");
    assertEquals(List.of("k349"), keys(third));
    assertNull(third.next());
    assertEquals(250, listing("/store?limit=1000").entries().size());
    assertNull(listing("/store?limit=250").next());
    assertEquals("k348", listing("/store?limit=249").next());
  }

  @Test
  void oneCanGoOnBehindAKeyThatIsGone() {
    putAll("a", "b", "c");
    server.delete("/store/b");
    assertEquals(List.of("c"), keys(listing("/store?after=b")));
    assertEquals(List.of("a", "c"), keys(listing("/store?after=")));
    assertEquals(List.of(), keys(listing("/store?after=c")));
    assertEquals(List.of("c"), keys(listing("/store?prefix=c&after=a")));
  }

  @Test
  void deeperKeysFoldIntoWhatTheyBeginWith() {
    putAll("a", "b/1", "b/2", "b/c/3", "d", "e/", "f");
    assertFolded("a d f", "b/ e/", listing("/store?delimiter=/"));
    assertFolded("b/1 b/2", "b/c/", listing("/store?prefix=b/&delimiter=/"));
    assertFolded("b/c/3", "", listing("/store?prefix=b/c/&delimiter=/"));
    assertFolded("", "b/", listing("/store?prefix=b&delimiter=/"));
    assertFolded("a b/1 b/2 d e/ f", "b/c/", listing("/store?delimiter=/c/"));
    assertFolded("e/", "", listing("/store?prefix=e/&delimiter=/"));
  }

  @Test
  void aPageThatEndsWithAFolderGoesOnBehindAllOfIt() {
    putAll("a", "b/1", "b/2", "c", "d/1", "d/2");
    Listing first = listing("/store?delimiter=/&limit=2");
    assertFolded("a", "b/", first);
    assertEquals("b/", first.next());
    Listing second = listing("/store?delimiter=/&limit=2&after=b%2F");
    assertFolded("c", "d/", second);
    assertNull(second.next());
    assertFolded("c", "d/", listing("/store?delimiter=/&after=b/1"));
    assertFolded("c", "b/ d/", listing("/store?delimiter=/&after=b"));
  }

  @Test
  void aPageOfValuesEndsEarlyWhenItHasFourMebibytes() {
    IntStream.range(0, 6).forEach(at -> server.put("/store/k" + at, "v".repeat(1 << 20)));
    Listing page = listing("/store?values=true");
    assertEquals(4, page.entries().size());
    assertEquals("k3", page.next());
    assertEquals(List.of("k4", "k5"), keys(listing("/store?values=true&after=k3")));
    assertEquals(6, listing("/store").entries().size());
  }

  @Test
  void anExpiredKeyIsNotListed() {
    server.put("/store/b", "v");
    try (EventProbe events = server.watchKey("a")) {
      server.put("/store/a?ttl=1", "v");
      assertEquals(List.of("WATCH key a", "PUT key a", "EXPIRED key a"), events.nextNames(3));
    }
    assertEquals(List.of("b"), keys(listing("/store")));
    assertEquals("{\"count\":1}", server.get("/store?count=true").body());
  }

  @Test
  void keysAreCountedUnderAPrefix() {
    putAll("a", "b/1", "b/2", "c");
    assertEquals("{\"count\":4}", server.get("/store?count=true").body());
    HttpResponse<String> answer = server.get("/store?prefix=b/&count=true");
    assertEquals(200, answer.statusCode());
    assertEquals("{\"count\":2}", answer.body());
    assertEquals("application/json", header(answer, "content-type"));
    assertEquals("{\"count\":0}", server.get("/store?prefix=none&count=true").body());
  }

  @Test
  void headIsGetWithoutTheBody() {
    putAll("a", "b");
    for (String path : List.of("/store", "/store?count=true", "/store?limit=1&values=true")) {
      HttpResponse<String> head = server.method("HEAD", path);
      assertEquals(200, head.statusCode());
      assertEquals("", head.body());
      assertEquals("application/json", header(head, "content-type"));
      String length = String.valueOf(server.get(path).body().length());
      assertEquals(length, header(head, "content-length"));
    }
  }

  @Test
  void aListingIsNoReadOfAKey() {
    putAll("a", "b");
    server.get("/store?values=true");
    server.get("/store?count=true");
    assertTrue(server.get("/status").body().contains("\"get_operations\":0"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit is not a whole number from 1 to 1000",
    "limit=1001, limit is not a whole number from 1 to 1000",
    "limit=, limit is not",
    "limit=-1, limit is not",
    "limit=ten, limit is not",
    "limit=1&limit=1, limit is there more than once",
    "prefix=a&prefix=b, prefix is there more than once",
    "prefix=%ff, parameter prefix is not UTF-8",
    "after=%ff, parameter after is not UTF-8",
    "after=a&after=b, after is there more than once",
    "delimiter=%c3, parameter delimiter is not UTF-8",
    "delimiter=, delimiter is empty",
    "delimiter, delimiter is empty",
    "values=yes, values can only be true",
    "values=, values can only be true",
    "count=1, count can only be true",
    "count=true&limit=5, limit cannot be given with count",
    "count=true&after=a, after cannot be given with count",
    "count=true&delimiter=/, delimiter cannot be given with count",
    "count=true&values=true, values cannot be given with count"
  })
  void aBadParameterIsNamed(String query, String detail) {
    assertProblem(400, detail, server.get("/store?" + query));
  }

  @Test
  void whatNobodyAsksForIsLetBe() {
    putAll("a");
    assertEquals(List.of("a"), keys(listing("/store?cache=1234")));
  }

  @Test
  void aDeletionRemovesWhatBeginsWithThePrefixAndNothingElse() {
    putAll("a", "b", "b/1", "b/2", "b0");
    server.put("/store/b/3?ttl=3600", "v");
    HttpResponse<String> answer = server.delete("/store?prefix=b/");
    assertEquals(200, answer.statusCode());
    assertEquals("{\"deleted\":3}", answer.body());
    assertEquals("application/json", header(answer, "content-type"));
    assertEquals("no-store", header(answer, "cache-control"));
    assertEquals(List.of("a", "b", "b0"), keys(listing("/store")));
    assertEquals("{\"deleted\":0}", server.delete("/store?prefix=b/").body());
  }

  @Test
  void aDeletionOfManyKeysIsToldKeyByKey() {
    IntStream.range(1000, 1300).forEach(at -> server.put("/store/k" + at, "v"));
    try (EventProbe events = server.watchKey("k1299")) {
      assertEquals("{\"deleted\":300}", server.delete("/store?prefix=k").body());
      assertEquals(List.of("WATCH key k1299", "DELETE key k1299"), events.nextNames(2));
    }
    assertEquals("{\"count\":0}", server.get("/store?count=true").body());
    assertTrue(server.get("/status").body().contains("\"delete_operations\":300"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?prefix", "?prefix=", "?Prefix=a", "?prefix=&limit"})
  void aDeletionOfEverythingIsRefused(String query) {
    putAll("a");
    HttpResponse<String> answer = server.delete("/store" + query);
    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals(List.of("a"), keys(listing("/store")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=a", "limit=1", "delimiter=/", "values=true", "count=true"})
  void aDeletionRefusesWhatWouldMakeItSmaller(String parameter) {
    putAll("a");
    String name = parameter.substring(0, parameter.indexOf('='));
    assertProblem(
        400,
        name + " cannot be given with a deletion",
        server.delete("/store?prefix=a&" + parameter));
    assertEquals(List.of("a"), keys(listing("/store")));
  }

  @Test
  void otherMethodsAreToldTheRightOnes() {
    for (String method : List.of("PUT", "POST", "PATCH")) {
      HttpResponse<String> answer = server.method(method, "/store");
      assertProblem(405, "Allow", answer);
      assertEquals("GET, HEAD, DELETE, OPTIONS", header(answer, "allow"));
    }
    assertEquals(204, server.method("OPTIONS", "/store").statusCode());
    assertProblem(400, "key is empty", server.get("/store/"));
  }

  @Test
  void thePageSaysTheRevisionThatItStandsAt() {
    putAll("a", "b");
    server.delete("/store/a");
    assertEquals(3, listing("/store").revision());
    assertEquals(3, listing("/store?prefix=none").revision());
  }

  private void putAll(String... encodedKeys) {
    for (String key : encodedKeys) {
      assertEquals(201, server.put("/store/" + key, "v").statusCode());
    }
  }

  private Listing listing(String path) {
    HttpResponse<String> answer = server.get(path);
    assertEquals(200, answer.statusCode(), answer.body());
    return WireJson.read(answer.body().getBytes(UTF_8), Listing.class);
  }

  private static void assertFolded(String keys, String prefixes, Listing listing) {
    assertEquals(keys, String.join(" ", keys(listing)));
    assertEquals(prefixes, String.join(" ", listing.prefixes()));
  }

  private static List<String> keys(Listing listing) {
    return listing.entries().stream().map(ListedKey::key).toList();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("no " + name);
  }
}
