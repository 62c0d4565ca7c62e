package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lockmap.console.connect.Settings.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @TempDir Path folder;

  @Test
  void atFirstThereAreTheFirst() throws ConfigException {
    assertEquals(Settings.FIRST, file().read());
  }

  @Test
  void whatIsChangedIsThereInTheNextRun() throws ConfigException {
    Remembered keys = new Remembered(List.of("b", "a\n\"é"), List.of("m"));
    Settings changed =
        new Settings(Theme.DARK, new WindowSize(800, 600.5, true), "p", Map.of("p", keys));
    file().update(_ -> changed);
    assertEquals(changed, file().read());
    file().update(settings -> settings.withLastProfile(null));
    assertEquals(changed.withLastProfile(null), file().read());
  }

  @Test
  void twoConsolesChangeTheirOwn() throws ConfigException {
    SettingsFile one = file();
    SettingsFile other = file();
    one.update(settings -> settings.with(Theme.LIGHT));
    other.update(settings -> settings.with("p", settings.remembered("p").opened("k")));
    one.update(settings -> settings.with("p", settings.remembered("p").opened("l")));
    assertEquals(Theme.LIGHT, other.read().theme());
    assertEquals(List.of("l", "k"), other.read().remembered("p").recent());
  }

  @Test
  void aProfileIsForgotten() throws ConfigException {
    Settings two =
        Settings.FIRST
            .with("p", Remembered.NOTHING.opened("k"))
            .with("q", Remembered.NOTHING.opened("l"))
            .withLastProfile("p");
    file().update(_ -> two);
    file().update(settings -> settings.without("p"));
    assertEquals(Map.of("q", Remembered.NOTHING.opened("l")), file().read().remembered());
    assertEquals(null, file().read().lastProfile());
    assertEquals("p", two.without("q").lastProfile());
  }

  @Test
  void whatANewerConsoleAddedSurvives() throws Exception {
    file().update(settings -> settings.with("p", Remembered.NOTHING.opened("k")));
    Path path = folder.resolve("settings.json");
    Files.writeString(
        path,
        Files.readString(path)
            .replace("\"recent\"", "\"folded\":[\"x\"],\"recent\"")
            .replace("\"width\"", "\"x\":7,\"width\""));
    file().update(settings -> settings.with(Theme.DARK));
    String written = Files.readString(path);
    assertTrue(written.contains("\"folded\":[\"x\"]"), written);
    assertTrue(written.contains("\"x\":7"), written);
  }

  @Test
  void aThemeThatIsNoneIsRefused() throws Exception {
    Files.writeString(folder.resolve("settings.json"), "{\"theme\":\"PLAID\"}");
    ConfigException refused = assertThrows(ConfigException.class, () -> file().read());
    assertTrue(
        refused.trouble().sentence().contains("\"theme\" must be one of [SYSTEM, LIGHT, DARK]"),
        refused.trouble().text());
  }

  @Test
  void aWindowCanBeSeen() {
    assertEquals(new WindowSize(320, 16_384, false), new WindowSize(-5, 1e9, false));
    assertEquals(320, new WindowSize(Double.NaN, 500, false).width());
  }

  @Test
  void recentKeysAreBoundedAndTheLastIsFirst() {
    Remembered keys = Remembered.NOTHING;
    for (int i = 0; i < 100; i++) {
      keys = keys.opened("k" + i);
    }
    assertEquals(Remembered.MOST_RECENT, keys.recent().size());
    assertEquals("k99", keys.recent().getFirst());
    assertEquals("k90", keys.opened("k90").recent().getFirst());
    assertEquals(Remembered.MOST_RECENT, keys.opened("k90").recent().size());
    assertEquals("k99", keys.opened("k90").recent().get(1));
  }

  @Test
  void bookmarksAreBoundedAndNoneIsDroppedInSilence() {
    List<String> many =
        IntStream.range(0, Remembered.MOST_BOOKMARKS).mapToObj(Integer::toString).toList();
    Remembered full = new Remembered(List.of(), many);
    assertFalse(full.hasRoom());
    assertThrows(IllegalArgumentException.class, () -> full.marked("new"));
    assertEquals(full, full.marked("7"));
    Remembered less = full.unmarked("7");
    assertTrue(less.hasRoom());
    assertEquals("new", less.marked("new").bookmarks().getLast());
  }

  private SettingsFile file() {
    return new SettingsFile(new ConfigFolder(folder));
  }
}
