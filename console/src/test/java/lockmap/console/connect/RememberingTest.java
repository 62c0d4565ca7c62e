package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import lockmap.console.DeskFixture;
import lockmap.console.connect.Settings.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
  @Timeout(60)
  void theEndDoesNotWaitForAConsoleThatHangs() throws Exception {
    folder.create();
    Process other = console(HoldSettings.class);
    Logger log = Logger.getLogger(Remembering.class.getName());
    Told told = new Told();
    log.setUseParentHandlers(false);
    log.addHandler(told);
    try (BufferedReader said = other.inputReader()) {
      assertEquals("held", said.readLine());
      Remembering remembering = new Remembering(fixture.desk(), folder, Duration.ofMillis(200));
      remembering.update(settings -> settings.with(Theme.DARK));

      remembering.close();

      assertFalse(Files.exists(file), "the other console holds it");
      assertEquals(1, told.messages.size());
      assertTrue(told.messages.getFirst().contains("was not free for 200 ms"));
      other.getOutputStream().close();
      assertEquals(0, other.waitFor());
      remembering.update(settings -> settings.withLastProfile("p"));
      remembering.close();
      assertEquals(Theme.DARK, new SettingsFile(folder).read().theme());
    } finally {
      log.removeHandler(told);
      log.setUseParentHandlers(true);
      other.destroyForcibly();
    }
  }

  @Test
  void whatTheEndCannotWriteIsLogged() throws Exception {
    Files.createFile(folder.path()); // where the folder is to be
    Logger log = Logger.getLogger(Remembering.class.getName());
    Told told = new Told();
    log.setUseParentHandlers(false);
    log.addHandler(told);
    try {
      Remembering remembering = remembering();
      remembering.update(settings -> settings.with(Theme.DARK));
      remembering.close();
    } finally {
      log.removeHandler(told);
      log.setUseParentHandlers(true);
    }
    assertEquals(List.of("The last settings were not kept."), told.messages);
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
  void theKeysOfTwoConsolesAreBroughtTogether() throws Exception {
    Remembered before = new Remembered(List.of("k"), List.of("gone", "old", "stays"));
    SettingsFile settings = new SettingsFile(folder);
    settings.update(first -> first.with("p", before));
    Remembering one = remembering();
    Remembering other = remembering();

    one.keep("p", one.recall("p").opened("a").marked("a"));
    other.keep("p", other.recall("p").opened("b").marked("b"));
    other.keep("p", other.recall("p").unmarked("gone"));
    other.keep("p", new Remembered(List.of("b"), List.of("new", "stays", "b"))); // k, old renamed
    assertEquals(new Remembered(List.of("b"), List.of("new", "stays", "b")), other.recall("p"));
    pass(one);
    pass(other);

    assertEquals(
        new Remembered(List.of("b", "a"), List.of("new", "stays", "a", "b")),
        settings.read().remembered("p"));
    one.keep("p", one.recall("p").opened("k"));
    one.close();
    assertEquals(List.of("k", "b", "a"), settings.read().remembered("p").recent());
  }

  @Test
  void fullRecentKeysMakeRoomAndForgetNoneOfAnotherConsole() throws Exception {
    Remembered full =
        new Remembered(
            IntStream.range(0, Remembered.MOST_RECENT).mapToObj(Integer::toString).toList(),
            List.of());
    SettingsFile settings = new SettingsFile(folder);
    settings.update(first -> first.with("p", full));
    Remembering one = remembering();
    settings.update(kept -> kept.with("p", new Remembered(List.of("29", "theirs"), List.of())));

    one.keep("p", one.recall("p").opened("a"));
    one.keep("p", one.recall("p").opened("7"));
    pass(one);

    assertEquals(List.of("7", "a", "29", "theirs"), settings.read().remembered("p").recent());
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
    assertNull(
        fixture.desk().notices().list().getFirst().action(), "nothing to set aside would help");
    Files.delete(folder.path());
    remembering.update(settings -> settings.withLastProfile("p"));
    pass(remembering);
    assertEquals(Theme.DARK, new SettingsFile(folder).read().theme());
    assertEquals("p", new SettingsFile(folder).read().lastProfile());
  }

  /** Starts another program with the folder. */
  private Process console(Class<?> program) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            folder.path().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Takes down what is logged. */
  private static final class Told extends Handler {

    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      messages.add(new SimpleFormatter().formatMessage(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private Remembering remembering() {
    return new Remembering(fixture.desk(), folder);
  }

  private void pass(Remembering remembering) {
    fixture.clock().pass(Duration.ofSeconds(1));
    remembering.tick();
  }
}
