package lockmap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import lockmap.client.WatchQuery.Kind;
import org.junit.jupiter.api.Test;

/** What queries look like on the wire, and what is refused before that. */
class QueryTest {

  @Test
  void aValueIsEncodedStrictly() {
    assertEquals("", new QueryString().toString());
    assertEquals("", new QueryString().withSome("a", "").toString());
    assertEquals(
        "?a=%20%2B%26%3D%25%23%2F%3F&b=%C3%BC%F0%9F%8C%8D&c=%00%0D%0A",
        new QueryString().with("a", " +&=%#/?").with("b", "ü🌍").with("c", "\0\r\n").toString());
    assertThrows(IllegalArgumentException.class, () -> new QueryString().with("a", "\ud800"));
  }

  @Test
  void aWatchSaysWhatIsNotTheDefault() {
    assertEquals("?prefix=", WatchQuery.all().parameters().toString());
    assertEquals("?key=a&key=b", WatchQuery.keys("a", "b", "a").parameters().toString());
    assertEquals(
        "?key=k&prefix=p%2F&events=DELETE&values=false&snapshot=false&since=7&strict=true",
        WatchQuery.keys("k")
            .and(WatchQuery.under("p/"))
            .only(Kind.DELETE)
            .withoutValues()
            .withoutSnapshot()
            .since(7)
            .strictly()
            .parameters()
            .toString());
  }

  @Test
  void aWatchOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> WatchQuery.keys(new String[0]));
    assertThrows(IllegalArgumentException.class, () -> WatchQuery.under());
    assertThrows(IllegalArgumentException.class, () -> WatchQuery.keys(""));
    assertThrows(IllegalArgumentException.class, () -> WatchQuery.keys("a/../b"));
    assertThrows(IllegalArgumentException.class, () -> WatchQuery.under("\ud800"));
    assertThrows(IllegalArgumentException.class, () -> WatchQuery.all().since(-1));
  }

  @Test
  void aPageHasABound() {
    assertEquals(1000, ListQuery.all().limit(1000).limit());
    assertThrows(IllegalArgumentException.class, () -> ListQuery.all().limit(0));
    assertThrows(IllegalArgumentException.class, () -> ListQuery.all().limit(1001));
    assertThrows(IllegalArgumentException.class, () -> ListQuery.under("\ud800"));
  }

  @Test
  void aPartOfASecondIsAWholeOneOfATimeToLive() {
    assertEquals(Ttl.seconds(1), Ttl.of(Duration.ofNanos(1)));
    assertEquals(Ttl.seconds(2), Ttl.of(Duration.ofSeconds(2)));
    assertEquals(Ttl.seconds(3), Ttl.of(Duration.ofSeconds(2, 1)));
    assertThrows(IllegalArgumentException.class, () -> Ttl.of(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> Ttl.seconds(3_153_600_001L));
  }
}
