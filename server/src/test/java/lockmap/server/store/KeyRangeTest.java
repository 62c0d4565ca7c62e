package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRangeTest {

  /** The code points at which UTF-8 changes its length or leaves some out, and their neighbours. */
  private static final int[] EDGES = {
    0, 1, 'a', 'b', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x1_0000, 0x10_fffe, 0x10_ffff
  };

  @ParameterizedTest
  @CsvSource({
    "a, b",
    "a/, a0",
    "'\u007f', '\u0080'",
    "'\u00bf', '\u00c0'",
    "'\u07ff', '\u0800'",
    "'\ud7ff', '\ue000'",
    "'\uffff', '\ud800\udc00'",
    "'a\udbff\udfff', b",
    "'a\udbff\udfff\udbff\udfff', b"
  })
  void whatBeginsWithAPrefixEndsBeforeTheNextText(String prefix, String next) {
    KeyRange range = KeyRange.under(Utf8Bytes.of(prefix));

    assertEquals(Utf8Bytes.of(prefix), range.from());
    assertEquals(Utf8Bytes.of(next), range.to());
  }

  @Test
  void nothingComesBehindTheGreatestTexts() {
    Utf8Bytes greatest = Utf8Bytes.of("\udbff\udfff".repeat(2));

    assertNull(KeyRange.under(greatest).to());
    assertTrue(KeyRange.under(Utf8Bytes.EMPTY).afterPrefix(greatest).isEmpty());
  }

  @Test
  void everyKeyBeginsWithNothing() {
    KeyRange all = KeyRange.under(Utf8Bytes.EMPTY);

    assertEquals(new KeyRange(Utf8Bytes.EMPTY, null), all);
    assertFalse(all.isEmpty());
    assertTrue(all.afterPrefix(Utf8Bytes.EMPTY).isEmpty());
  }

  @Test
  void whatLiesBeforeARangeDoesNotWidenIt() {
    KeyRange range = KeyRange.under(Utf8Bytes.of("m"));

    assertEquals(range, range.after(Utf8Bytes.of("a")));
    assertEquals(range, range.afterPrefix(Utf8Bytes.of("a")));
    assertTrue(range.after(Utf8Bytes.of("n")).isEmpty());
    assertTrue(range.afterPrefix(Utf8Bytes.of("m")).isEmpty());
  }

  @Test
  void aRangeHasExactlyTheKeysThatItsWordsSay() {
    Seeded.rounds(
        2_000,
        random -> {
          Utf8Bytes prefix = text(random);
          Utf8Bytes after = text(random);
          Utf8Bytes folder = text(random);
          KeyRange range = KeyRange.under(prefix).after(after).afterPrefix(folder);
          for (int key = 0; key < 50; key++) {
            Utf8Bytes tried = text(random);
            boolean expected =
                tried.startsWith(prefix)
                    && tried.compareTo(after) > 0
                    && tried.compareTo(folder) > 0
                    && !tried.startsWith(folder);
            String what = List.of(tried, prefix, after, folder).toString();
            assertEquals(expected, contains(range, tried), what);
          }
        });
  }

  private static boolean contains(KeyRange range, Utf8Bytes key) {
    assertNotNull(range.from());
    Utf8Bytes to = range.to();
    return key.compareTo(range.from()) >= 0 && (to == null || key.compareTo(to) < 0);
  }

  private static Utf8Bytes text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      text.appendCodePoint(EDGES[random.nextInt(EDGES.length)]);
    }
    return Utf8Bytes.of(text.toString());
  }
}
