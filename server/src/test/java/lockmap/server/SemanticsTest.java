package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every promise in {@code docs/semantics.md} is held by tests which exist. */
class SemanticsTest {

  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("../shared/src/test/java"));
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    List<String> missing = new ArrayList<>();
    Matcher named = NAMED.matcher(Files.readString(Path.of("docs/semantics.md")));
    int count = 0;
    while (named.find()) {
      count++;
      String method = named.group(2);
      String source = source(named.group(1));
      if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
        missing.add(named.group());
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(count > 40, "few are named: " + count);
  }

  @Test
  void everyPromiseNamesATest() throws IOException {
    String promises = Files.readString(Path.of("docs/semantics.md"));
    String before = promises.substring(0, promises.indexOf("## Beside others"));
    assertEquals(
        List.of(),
        before
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
            .filter(line -> !line.startsWith("| ---") && !NAMED.matcher(line).find())
            .toList());
  }

  private static String source(String type) throws IOException {
    for (Path tests : TESTS) {
      try (Stream<Path> files = Files.walk(tests)) {
        Path name = Path.of(type + ".java");
        List<Path> found = files.filter(file -> name.equals(file.getFileName())).toList();
        if (!found.isEmpty()) {
          return Files.readString(found.getFirst());
        }
      }
    }
    return "";
  }
}
