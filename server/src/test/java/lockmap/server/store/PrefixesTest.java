package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrefixesTest {

  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final List<String> PARTS =
      List.of("a", "b", "/", "\0", "ä", "\uffff", "🌍", "\udbff\udfff");

  @Test
  void theyAreWhatAFilterOfAllKeysGives() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      List<Utf8Bytes> granted = texts(random, 4);
      List<Utf8Bytes> keys = texts(random, 8);
      Utf8Bytes asked = text(random);
      Prefixes all = new Prefixes(granted);
      Prefixes under = all.under(asked);
      for (Utf8Bytes key : keys) {
        boolean granting = granted.stream().anyMatch(key::startsWith);
        boolean both = granting && key.startsWith(asked);
        String what = key + " in " + granted + " under " + asked + "; repeat with -Dseed=" + SEED;
        assertEquals(granting, all.cover(key), what);
        assertEquals(both, under.cover(key), what);
        assertEquals(both ? 1 : 0, ranges(under).filter(range -> isIn(key, range)).count(), what);
      }
      List<KeyRange> ranges = ranges(under).toList();
      for (int at = 1; at < ranges.size(); at++) {
        Utf8Bytes end = ranges.get(at - 1).to();
        assertTrue(end != null && end.compareTo(ranges.get(at).from()) <= 0, ranges::toString);
      }
    }
  }

  @Test
  void thereAreNoneWhereNoneAreGranted() {
    assertTrue(new Prefixes(List.of()).isEmpty());
    assertTrue(new Prefixes(List.of(Utf8Bytes.of("a/"))).under(Utf8Bytes.of("b")).isEmpty());
    assertFalse(new Prefixes(List.of(Utf8Bytes.of("a/"))).under(Utf8Bytes.EMPTY).isEmpty());
    assertFalse(Prefixes.ALL.under(Utf8Bytes.of("b")).isEmpty());
  }

  @Test
  void thoseThatCoverTheSameKeysAreEqual() {
    Prefixes one = new Prefixes(List.of(Utf8Bytes.of("a"), Utf8Bytes.of("b"), Utf8Bytes.of("a/")));
    Prefixes other = new Prefixes(List.of(Utf8Bytes.of("b"), Utf8Bytes.of("a")));
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertFalse(one.equals(Prefixes.ALL));
    assertEquals("[a, b]", one.toString());
  }

  private static Stream<KeyRange> ranges(Prefixes prefixes) {
    return prefixes.ranges().stream();
  }

  private static boolean isIn(Utf8Bytes key, KeyRange range) {
    return key.compareTo(range.from()) >= 0
        && (range.to() == null || key.compareTo(range.to()) < 0);
  }

  private static List<Utf8Bytes> texts(Random random, int most) {
    return Stream.generate(() -> text(random)).limit(random.nextInt(most + 1)).toList();
  }

  private static Utf8Bytes text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(4); left > 0; left--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return Utf8Bytes.of(text.toString());
  }
}
