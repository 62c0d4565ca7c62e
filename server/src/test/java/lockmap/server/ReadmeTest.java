package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the README's curl calls, in their order, and expects just what the README shows. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("^\\$ (curl .*)\\n((?:(?!\\$ |```).*\\n)*)", Pattern.MULTILINE);

  private record Example(String command, String output) {}

  @Test
  void itsCurlCallsAnswerAsItSays() throws Exception {
    List<Example> examples = examples();
    assertEquals(6, examples.size(), "six calls on the first screen");
    Map<String, String> asInTheReadme = Map.of("store.first-revision", "1795428000000000");
    try (LiveServer server = LiveServer.with(asInTheReadme)) {
      for (Example example : examples) {
        String command = example.command().replace("localhost:3000", "127.0.0.1:" + server.port());
        assertEquals(example.output(), run(command), example.command());
      }
    }
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    String readme = Files.readString(README);
    Matcher links = Pattern.compile("]\\(([^)#:]+)\\)").matcher(readme);
    int checked = 0;
    while (links.find()) {
      assertTrue(Files.exists(README.resolveSibling(links.group(1))), links.group(1));
      checked++;
    }
    assertTrue(checked >= 3, "the README links to the licence, the design and the settings");
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(Files.readString(README));
    while (found.find()) {
      examples.add(new Example(found.group(1), found.group(2)));
    }
    return examples;
  }

  private static String run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
