package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's calls and commands, in their order, and expects just what it shows. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("^\\$ (.*)\\n((?:(?!\\$ |```).*\\n)*)", Pattern.MULTILINE);
  private static final Map<String, String> AS_IN_THE_README =
      Map.of("store.first-revision", "1795428000000000");

  private record Example(String command, String output) {}

  @Test
  void itsCurlCallsAnswerAsItSays() throws Exception {
    List<Example> examples = examples("curl ");
    assertEquals(6, examples.size(), "six calls on the first screen");
    try (LiveServer server = LiveServer.with(AS_IN_THE_README)) {
      for (Example example : examples) {
        String command = example.command().replace("localhost:3000", "127.0.0.1:" + server.port());
        assertEquals(example.output(), run(command), example.command());
      }
    }
  }

  @Test
  void itsCommandsAnswerAsItSays(@TempDir Path folder) throws Exception {
    List<Example> examples = examples("lockmap ");
    assertEquals(7, examples.size(), "seven lines of a shell");
    try (LiveServer server = LiveServer.with(AS_IN_THE_README)) {
      InstalledCommand installed = new InstalledCommand(folder, server.port());
      for (Example example : examples) {
        String both = "{ " + example.command() + "; } 2>&1";
        assertEquals(example.output(), installed.bash(both).out(), example.command());
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

  /** The lines of a shell that call a program. */
  private static List<Example> examples(String program) throws IOException {
    return EXAMPLE
        .matcher(Files.readString(README))
        .results()
        .map(found -> new Example(found.group(1), found.group(2)))
        .filter(example -> example.command().contains(program))
        .toList();
  }

  private static String run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
