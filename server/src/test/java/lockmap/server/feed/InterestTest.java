package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Seeded;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.Test;

class InterestTest {

  @Test
  void aPrefixCoversWhatBeginsWithIt() {
    Seeded.rounds(
        500,
        random -> {
          Set<Utf8Bytes> prefixes = new HashSet<>();
          for (int count = random.nextInt(8); count > 0; count--) {
            prefixes.add(text(random));
          }
          Interest interest = new Interest(List.of(), prefixes, EnumSet.allOf(Cause.class));
          for (int time = 0; time < 50; time++) {
            Utf8Bytes key = text(random);
            assertEquals(
                prefixes.stream().anyMatch(key::startsWith),
                interest.covers(key),
                () -> prefixes + " and " + key);
          }
        });
  }

  @Test
  void noneOfThePrefixesIsAskedForTwice() {
    assertEquals(Set.of(bytes("a"), bytes("b/")), prefixes("b/c", "ab", "a", "b/", "a", "a/b"));
    assertEquals(Set.of(Utf8Bytes.EMPTY), prefixes("x", "", "y"));
  }

  @Test
  void aChangeIsFollowedByItsKeyAndItsCause() {
    Interest interest =
        new Interest(List.of(bytes("k")), List.of(bytes("p/")), EnumSet.of(Cause.DELETE));
    assertTrue(interest.includes(change(Cause.DELETE, "k")));
    assertTrue(interest.includes(change(Cause.DELETE, "p/1")));
    assertFalse(interest.includes(change(Cause.EXPIRED, "k")));
    assertFalse(interest.includes(change(Cause.DELETE, "k2")));
    assertFalse(interest.includes(change(Cause.DELETE, "p")));
  }

  @Test
  void keysStayInTheOrderInWhichTheyWereAskedFor() {
    Interest interest = Interest.inKeys(List.of(bytes("b"), bytes("a"), bytes("b")));
    assertEquals(List.of(bytes("b"), bytes("a")), List.copyOf(interest.keys()));
  }

  private static Set<Utf8Bytes> prefixes(String... texts) {
    List<Utf8Bytes> prefixes = List.of(texts).stream().map(InterestTest::bytes).toList();
    return new Interest(List.of(), prefixes, EnumSet.allOf(Cause.class)).prefixes();
  }

  private static Change change(Cause cause, String key) {
    return new Change(cause, bytes(key), null, 1);
  }

  private static Utf8Bytes bytes(String text) {
    return Utf8Bytes.of(text);
  }

  private static Utf8Bytes text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(5); length > 0; length--) {
      text.append("a/é\u0000".charAt(random.nextInt(4)));
    }
    return bytes(text.toString());
  }
}
