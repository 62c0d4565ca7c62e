package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PerformancePageTest {

  private static final String PAGE =
      """
      Read this.
      <!-- bench http -->
      old
      <!-- end http -->
      And this.
      <!-- bench watch -->
      <!-- end watch -->
      """;

  @Test
  void onlyThePlaceChanges() {
    assertEquals(
        PAGE.replace("old", "new\nlines"), PerformancePage.with(PAGE, "http", "\nnew\nlines\n\n"));
    assertEquals(
        PAGE, PerformancePage.with(PerformancePage.with(PAGE, "http", "new"), "http", "old"));
  }

  @Test
  void anEmptyPlaceIsFilled() {
    assertEquals(
        PAGE.replace("<!-- end watch", "first\n<!-- end watch"),
        PerformancePage.with(PAGE, "watch", "first"));
  }

  @Test
  void saysThatThereIsNoSuchPlace() {
    assertThrows(IllegalArgumentException.class, () -> PerformancePage.with(PAGE, "memory", ""));
  }

  @Test
  void theCommittedPageHasItsPlaces() throws IOException {
    String page = Files.readString(Path.of("docs", "performance.md"));
    for (Place place : Place.values()) {
      PerformancePage.with(page, place.toString(), "");
    }
  }
}
