package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockmap.server.ShellProbe.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about many keys, run in this process against a real server. */
class ManyCommandsTest {

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));
  private final ShellProbe shell = new ShellProbe(server.port());

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keysAreListedInEveryForm() {
    shell.run("put", "b/1", "one").printed("");
    shell.run("put", "b/2", "two\n").printed("");
    shell.run("put", "a\t", "").printed("");
    shell.run("put", "c", "gr\u00fc\u00dfe").printed("");
    shell.run("ls").printed("a\t\nb/1\nb/2\nc\n");
    shell.run("ls", "b").printed("b/1\nb/2\n");
    shell.run("ls", "--limit", "3", "--delimiter", "/").printed("a\t\nb/\nc\n");
    shell.run("ls", "--count").printed("4\n");
    shell.run("ls", "b/", "--count", "--json").printed("{\"count\":2}\n");
    shell.run("ls", "c", "--values").printed("c\tgr\u00fc\u00dfe\n");
    shell.run("ls", "c", "-l").printed("               4          -       7 c\n");
    shell
        .run("ls", "--json", "--delimiter", "/", "--values")
        .printed(
            """
            {"key":"a\\t","revision":3,"ttl":null,"size":0,"value":""}
            {"prefix":"b/"}
            {"key":"c","revision":4,"ttl":null,"size":7,"value":"gr\u00fc\u00dfe"}
            """);
    shell.onTerminal();
    shell.run("ls", "--values", "--limit", "3").printed("a\\t\t\nb/1\tone\nb/2\ttwo\\n\n");
  }

  @Test
  void aListingGoesOnPastItsPages() {
    String keys =
        IntStream.range(10_000, 12_500)
            .mapToObj(at -> "k" + at + "\n")
            .collect(Collectors.joining());
    shell.runWith(lines(keys), "import").printed("2500\n");
    shell.run("ls").printed(keys);
    shell.run("ls", "--limit", "1200").printed(keys.substring(0, 1200 * 7));
    assertEquals(2, shell.run("ls", "--limit", "0").code());
  }

  @Test
  void aBatchHasALineForEachOperation() throws IOException {
    String operations =
        """
        [{"method":"PUT","key":"k","value":"v"},{"method":"GET","key":"k"},
         {"method":"DELETE","key":"k"}]
        """;
    String lines = "201 PUT k\n200 GET k\tv\n204 DELETE k\n";
    shell.runWith(operations, "batch").printed(lines);
    Path file = Files.writeString(folder.resolve("batch.json"), operations);
    shell.run("batch", file.toString()).printed(lines);
    shell
        .run("batch", "--json", file.toString())
        .printed("{\"status\":201}\n{\"status\":200,\"value\":\"v\"}\n{\"status\":204}\n");
    assertEquals(
        new Ran(1, "404 GET k\n", ""),
        shell.runWith("[{\"method\":\"GET\",\"key\":\"k\"}]", "batch"));
  }

  @Test
  void anAtomicBatchIsDoneAsAWholeOrNotAtAll() throws IOException {
    shell.run("put", "k", "5").printed("");
    String transfer =
        "[{\"method\":\"INCR\",\"key\":\"k\",\"by\":-2},{\"method\":\"INCR\",\"key\":\"l\",\"by\":2}]";
    assertEquals(0, shell.runWith(transfer, "batch", "--atomic").code());
    shell.run("get", "k").printed("3");
    String refused =
        "[{\"method\":\"DELETE\",\"key\":\"k\"},{\"method\":\"PUT\",\"key\":\"l\",\"value\":\"\",\"if_absent\":true}]";
    Ran ran = shell.runWith(refused, "batch", "--atomic");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("nothing was changed"), ran.err());
    shell.run("get", "k").printed("3");
  }

  @Test
  void whatIsExportedCanBeImported() throws IOException {
    shell.runWith("\n\u001b\"", "put", "a/1").printed("");
    shell.run("put", "a/2", "v").printed("");
    shell.run("put", "b", "w").printed("");
    String lines = shell.run("export").out();
    assertEquals(3, lines.lines().count());
    Path file = folder.resolve("all.ndjson");
    shell.run("export", "--prefix", "a/", "-o", file.toString()).printed("2\n");
    assertEquals(lines.lines().limit(2).toList(), Files.readAllLines(file));
    shell.run("del", "--prefix", "a/", "--yes").printed("2\n");
    shell.run("import", file.toString(), "--json").printed("{\"imported\":2}\n");
    assertEquals(lines, shell.run("export").out());
    assertEquals(List.of("all.ndjson"), names());
  }

  @Test
  void anExportThatFailsLeavesTheFileAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("all.ndjson"), "before");
    server.stop();
    assertEquals(69, shell.run("export", "-o", file.toString()).code());
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("all.ndjson"), names());
  }

  @Test
  void anExportKeepsALinkAndADevice() throws IOException {
    shell.run("put", "k", "v").printed("");
    Path file = Files.writeString(folder.resolve("all.ndjson"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    shell.run("export", "-o", link.toString()).printed("1\n");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("{\"key\":\"k\",\"value\":\"v\"}\n", Files.readString(file));
    shell.run("export", "-o", "/dev/null").printed("1\n");
    assertTrue(!Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void anImportThatFailsNamesTheLine() {
    assertEquals(
        new Ran(
            65,
            "1\n",
            "lockmap: standard input, line 2: \"value\" is missing; stored before it: 1\n"),
        shell.runWith("{\"key\":\"a\",\"value\":\"\"}\n{\"key\":\"b\"}\n", "import"));
    shell
        .run("import", folder.resolve("none").toString())
        .said(74, folder.resolve("none") + " does not exist");
    shell.run("import", folder.toString()).said(74, folder + ": it is a directory");
  }

  @Test
  void theServersFiguresAreATable() {
    shell.run("put", "k", "v");
    String table = shell.run("status").out();
    assertTrue(table.startsWith("status                       OK\n"), table);
    assertTrue(table.contains("\nput operations               1\n"), table);
    assertTrue(table.contains("\nwatchers limit               10000\n"), table);
    assertTrue(table.matches("(?s).*\nput +1( +[0-9]+){5}\n.*"), table);
    assertFalse(table.contains("["), table);
    String json = shell.run("status", "--json").out();
    assertTrue(json.startsWith("{\"status\":\"OK\",\"uptime\":"), json);
    assertEquals(1, json.lines().count());
  }

  private static String lines(String keys) {
    return keys.lines()
        .map("{\"key\":\"%s\",\"value\":\"v\"}\n"::formatted)
        .collect(Collectors.joining());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
