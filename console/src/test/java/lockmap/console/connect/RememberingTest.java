package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import lockmap.console.DeskFixture;
import lockmap.console.connect.Settings.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingTest {

  @TempDir Path parent;

  private final DeskFixture fixture = new DeskFixture();
  private ConfigFolder folder;
  private Path file;

  @BeforeEach
  void begin() {
    folder = new ConfigFolder(parent.resolve("config"));
    file = folder.path().resolve("settings.json");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatChangesIsWrittenAMomentLaterAndOnce() throws Exception {
    Remembering remembering = remembering();
    remembering.update(settings -> settings.with(Theme.DARK));
    remembering.keep("p", Remembered.NOTHING.opened("k"));
    assertEquals(Theme.DARK, remembering.settings().theme());
    remembering.tick();
    assertFalse(Files.exists(file));

    pass(remembering);

    Settings kept = new SettingsFile(folder).read();
    assertEquals(Theme.DARK, kept.theme());
    assertEquals(List.of("k"), kept.remembered("p").recent());
    assertEquals(kept.remembered("p"), remembering.recall("p"));
    Files.delete(file);
    pass(remembering);
    assertFalse(Files.exists(file), "nothing has changed since");
  }

  @Test
  void theEndWritesWhatWaits() throws Exception {
    Remembering remembering = remembering();
    remembering.update(settings -> settings.withLastProfile("p"));
    remembering.close();
    assertEquals("p", new SettingsFile(folder).read().lastProfile());
  }

  @Test
  void theEndOfAConsoleThatChangedNothingWritesNothing() {
    Remembering remembering = remembering();
    remembering.update(settings -> settings.with(Theme.SYSTEM));
    remembering.close();
    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void anotherConsolesChangesStay() throws Exception {
    Remembering one = remembering();
    Remembering other = remembering();
    one.update(settings -> settings.with(Theme.LIGHT));
    one.close();
    other.keep("p", Remembered.NOTHING.marked("k"));
    pass(other);
    Settings kept = new SettingsFile(folder).read();
    assertEquals(Theme.LIGHT, kept.theme());
    assertEquals(List.of("k"), kept.remembered("p").bookmarks());
  }

  @Test
  void aBrokenFileIsToldOnceAndKeptUntilItIsSetAside() throws Exception {
    Files.createDirectories(folder.path());
    Files.writeString(file, "broken");
    Remembering remembering = remembering();
    assertEquals(Settings.FIRST, remembering.settings());
    remembering.tick();
    remembering.update(settings -> settings.with(Theme.DARK));
    pass(remembering);
    remembering.update(settings -> settings.withLastProfile("p"));
    pass(remembering);
    assertEquals(1, fixture.told().size());
    assertTrue(fixture.told().getFirst().contains(file.toString()), fixture.told().getFirst());
    assertEquals("broken", Files.readString(file));

    Objects.requireNonNull(fixture.desk().notices().list().getFirst().action()).act().run();
    pass(remembering);

    Settings kept = new SettingsFile(folder).read();
    assertEquals(Theme.DARK, kept.theme());
    assertEquals("p", kept.lastProfile());
    assertEquals("broken", Files.readString(file.resolveSibling("settings.json.aside-1")));
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenWithTheNextChange() throws Exception {
    Remembering remembering = remembering();
    Files.createFile(folder.path()); // where the folder is to be
    remembering.update(settings -> settings.with(Theme.DARK));
    pass(remembering);
    assertEquals(1, fixture.told().size());
    Files.delete(folder.path());
    remembering.update(settings -> settings.withLastProfile("p"));
    pass(remembering);
    assertEquals(Theme.DARK, new SettingsFile(folder).read().theme());
    assertEquals("p", new SettingsFile(folder).read().lastProfile());
  }

  private Remembering remembering() {
    return new Remembering(fixture.desk(), folder);
  }

  private void pass(Remembering remembering) {
    fixture.clock().pass(Duration.ofSeconds(1));
    remembering.tick();
  }
}
