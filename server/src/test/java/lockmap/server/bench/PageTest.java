package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PageTest {

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
    assertEquals(PAGE.replace("old", "new\nlines"), Page.with(PAGE, "http", "\nnew\nlines\n\n"));
    assertEquals(PAGE, Page.with(Page.with(PAGE, "http", "new"), "http", "old"));
  }

  @Test
  void anEmptyPlaceIsFilled() {
    assertEquals(
        PAGE.replace("<!-- end watch", "first\n<!-- end watch"), Page.with(PAGE, "watch", "first"));
  }

  @Test
  void saysThatThereIsNoSuchPlace() {
    assertThrows(IllegalArgumentException.class, () -> Page.with(PAGE, "memory", ""));
  }

  @Test
  void theCommittedPageHasItsPlaces() throws IOException {
    String page = Files.readString(Path.of("docs", "performance.md"));
    for (Place place : Place.values()) {
      Page.with(page, place.toString(), "");
    }
  }
}
