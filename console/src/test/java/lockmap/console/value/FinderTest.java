package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FinderTest {

  @Test
  void placesDoNotOverlap() {
    assertEquals(
        List.of(new Finder.Hit(0, 0, 2), new Finder.Hit(0, 2, 4), new Finder.Hit(1, 1, 3)),
        find(List.of("aaaaa", "Aaa"), "aa", true));
  }

  @Test
  void caseCountsOnlyWhereItIsAskedFor() {
    assertEquals(List.of(new Finder.Hit(0, 0, 1)), find(List.of("Ää"), "Ä", true));
    assertEquals(2, find(List.of("Ää"), "ä", false).size());
  }

  @Test
  void nothingIsFoundNowhere() {
    assertEquals(List.of(), find(List.of("a", ""), "", true));
    assertEquals(List.of(), find(List.of("a", ""), "ab", true));
  }

  @Test
  void thereIsABound() {
    assertEquals(Finder.MOST, find(List.of("a".repeat(20_000)), "a", true).size());
  }

  private static List<Finder.Hit> find(List<String> lines, String sought, boolean matchCase) {
    return Finder.hits(lines.size(), lines::get, sought, matchCase);
  }
}
