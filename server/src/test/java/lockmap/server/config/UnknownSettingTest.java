package lockmap.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingTest {

  private static final String STORE_KEYS =
      "store.first-revision, store.max-memory, store.max-value-size";
  private static final String SECTIONS =
      "audit., auth., cors., memory., overload., rate-limit., server., store., tls., watch.";

  @TempDir Path folder;

  @Test
  void misspeltKeyInAFile() {
    assertRefused(
        "\"store.max-size\" in %s line 2 is not a setting; there are " + STORE_KEYS,
        "store:\n  max-size: 1 MiB\n");
  }

  @Test
  void misspeltSectionInAFile() {
    assertRefused(
        "\"stores.max-memory\" in %s line 2 is not a setting; settings begin with " + SECTIONS,
        "stores:\n  max-memory: 50%\n");
    assertRefused(
        "\"stores\" in %s line 1 is not a setting; settings begin with " + SECTIONS, "stores:\n");
  }

  @Test
  void sectionBelowASetting() {
    assertRefused(
        "\"store.max-memory.of-heap\" in %s line 3 is not a setting; there are " + STORE_KEYS,
        "store:\n  max-memory:\n    of-heap: 50%\n");
  }

  @Test
  void valueWhereASectionIsExpected() {
    assertRefused(
        "store must be a section of settings, but is \"50%%\" in %s line 1", "store: 50%\n");
    assertRefused(
        "store must be a section of settings, but is \"[max-memory]\" in %s line 1",
        "store:\n  - max-memory\n");
  }

  @Test
  void sectionWithEverythingCommentedOutIsFine() {
    String yaml = "store:\n  # max-memory: 50%\nwatch: {}\n";
    assertEquals(Told.nothing(), Told.byFile(folder.resolve("lockmap.yaml"), yaml));
  }

  @Test
  void misspeltSystemProperty() {
    ConfigException e =
        assertThrows(ConfigException.class, () -> Told.byProperty("store.maxMemory", "50%"));
    assertEquals(
        "system property store.maxMemory is not a setting; there are " + STORE_KEYS,
        e.getMessage());
  }

  @Test
  void misspeltVariable() {
    ConfigException e =
        assertThrows(ConfigException.class, () -> Told.byVariable("LOCKMAP_STORE_MEMORY", "50%"));
    assertEquals(
        "environment variable LOCKMAP_STORE_MEMORY is not a setting; there are"
            + " LOCKMAP_STORE_FIRST_REVISION, LOCKMAP_STORE_MAX_MEMORY,"
            + " LOCKMAP_STORE_MAX_VALUE_SIZE",
        e.getMessage());
  }

  @Test
  void variableOfNoSection() {
    ConfigException e =
        assertThrows(ConfigException.class, () -> Told.byVariable("LOCKMAP_PORT", "3000"));
    assertEquals(
        "environment variable LOCKMAP_PORT is not a setting; settings begin with"
            + " LOCKMAP_AUDIT_, LOCKMAP_AUTH_, LOCKMAP_CORS_, LOCKMAP_MEMORY_,"
            + " LOCKMAP_OVERLOAD_, LOCKMAP_RATE_LIMIT_, LOCKMAP_SERVER_, LOCKMAP_STORE_,"
            + " LOCKMAP_TLS_, LOCKMAP_WATCH_",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOCKMAP_URL",
        "LOCKMAP_TOKEN",
        "LOCKMAP_CACERT",
        "LOCKMAP_CERT",
        "LOCKMAP_KEY",
        "LOCKMAP_LOCK_KEY",
        "LOCKMAP_FENCING_TOKEN"
      })
  void whatIsMeantForCommandsIsNoSetting(String variable) {
    assertEquals(Told.nothing(), Told.byVariable(variable, "http://x"));
  }

  @Test
  void unknownSettingIsRefusedEvenBelowOneThatWins() {
    Path file = Told.written(folder.resolve("lockmap.yaml"), "server:\n  prot: 1\n");
    ConfigLoader loader = Told.loader(Map.of(), Map.of("KV_STORE_PORT", "4000"));
    assertThrows(ConfigException.class, () -> loader.load(file));
  }

  private void assertRefused(String sentence, String yaml) {
    Path file = folder.resolve("lockmap.yaml");
    ConfigException e = assertThrows(ConfigException.class, () -> Told.byFile(file, yaml));
    assertEquals(sentence.formatted(file), e.getMessage());
  }
}
