package lockmap.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

  @TempDir Path folder;

  @Test
  void keepsValuesAsTheyWereWritten() {
    String yaml = "a:\n  octal: 010\n  clock: 1:30\n  yes: no\n  quoted: \"x: y\"\n";
    assertEquals(
        Map.of(
            "a.octal", new Setting("a.octal", "010", "f.yaml line 2"),
            "a.clock", new Setting("a.clock", "1:30", "f.yaml line 3"),
            "a.yes", new Setting("a.yes", "no", "f.yaml line 4"),
            "a.quoted", new Setting("a.quoted", "x: y", "f.yaml line 5")),
        parse(yaml));
  }

  @Test
  void readsListsOfEitherStyleAlike() {
    assertEquals("[x, ::1]", textOfA("a:\n  - x\n  - ::1\n"));
    assertEquals("[x, ::1]", textOfA("a: [x, \"::1\"]\n"));
    assertEquals("[]", textOfA("a: []\n"));
  }

  @Test
  void readsDottedKeysAsSections() {
    assertEquals(Map.of("a.b", new Setting("a.b", "1", "f.yaml line 1")), parse("a.b: 1\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:\n", "a: ~\n", "a: null\n", "a: ''\n"})
  void readsNothingAsEmpty(String yaml) {
    assertEquals("", textOfA(yaml));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a comment\n", "---\n", "{}\n", "\uFEFF# a mark\n"})
  void emptyFileHasNoSettings(String yaml) {
    assertEquals(Map.of(), parse(yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1;a: 2           | f.yaml line 2 gives a a second time
          a:; b: 1; b: 2      | f.yaml line 3 gives a.b a second time
          a:; b: 1;a:; c: 2   | f.yaml line 3 gives a a second time
          a.b: 1;a:; b: 2     | f.yaml line 3 gives a.b a second time
          - a                 | f.yaml line 1 must be a section such as "server:"
          a                   | f.yaml line 1 must be a section such as "server:"
          ? [a];: 1           | f.yaml line 1 must begin with the name of a setting
          a:; - [b]           | f.yaml line 2 must be a plain value, as it stands in a list
          a: &x {b: *x}       | f.yaml line 1 has an anchor, which is of no use in a config file
          a: 1;---;a: 2       | f.yaml line 2 is not well-formed YAML: but found another document
          a: b: c             | f.yaml line 1 is not well-formed YAML: mapping values are not allowed here
          a: 1;b: "open       | f.yaml line 3 is not well-formed YAML: found unexpected end of stream
          a: *nowhere         | f.yaml line 1 is not well-formed YAML: found undefined alias nowhere
          """)
  void refusesWhatIsNoTreeOfSettings(String yaml, String sentence) {
    assertEquals(sentence, refusal(yaml.replace(';', '\n') + "\n"));
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] latin = {'a', ':', ' ', (byte) 0xe4, '\n'};
    assertEquals("f.yaml is not UTF-8", refusal(latin));
    assertEquals("f.yaml has characters that YAML does not allow", refusal("a: \0\n"));
  }

  @Test
  void saysThatAFileIsMissingOrUnreadable() {
    Path missing = folder.resolve("missing.yaml");
    assertEquals(
        "the config file " + missing + " does not exist",
        assertThrows(ConfigException.class, () -> YamlFile.read(missing)).getMessage());
    assertEquals(
        "the config file " + folder + " cannot be read: Is a directory",
        assertThrows(ConfigException.class, () -> YamlFile.read(folder)).getMessage());
  }

  private static Map<String, Setting> parse(String yaml) {
    return YamlFile.parse(yaml.getBytes(UTF_8), "f.yaml");
  }

  private static String textOfA(String yaml) {
    return Objects.requireNonNull(parse(yaml).get("a")).text();
  }

  private static String refusal(String yaml) {
    return refusal(yaml.getBytes(UTF_8));
  }

  private static String refusal(byte[] content) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> YamlFile.parse(content, "f.yaml")).getMessage());
  }
}
