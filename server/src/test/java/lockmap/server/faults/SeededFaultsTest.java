package lockmap.server.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That the tests of what is hard can fail: each fault is put into a copy of one source, and the
 * test that answers for it is run against that, in a process of its own. It must fail, and soon.
 *
 * <p>Runs with {@code mvn -Pfaults}, and with {@code -Dfault=REGEX} only those whose names have it.
 */
@Tag("faults")
class SeededFaultsTest {

  private static final Path SOURCES = Path.of("src/main/java/lockmap/server");

  /** Seconds are enough where the machine has nothing else to do. */
  private static final int DEADLINE_SECONDS = 240;

  /** What Lincheck asks for, and as many tries as it needs; of the fuzz tests only their seeds. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+EnableDynamicAgentLoading",
          "--sun-misc-unsafe-memory-access=allow",
          "-Diterations=200",
          "-Djazzer.hooks=false");

  @TempDir private Path directory;

  static Stream<Fault> faults() {
    Predicate<String> wanted = Pattern.compile(System.getProperty("fault", "")).asPredicate();
    return Faults.ALL.stream().filter(fault -> wanted.test(fault.name()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isCaught(Fault fault) throws Exception {
    compile(fault);
    Path output = directory.resolve("output");
    Process test =
        new ProcessBuilder(command(fault))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(test.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), "the test came to no end");
      String said = Files.readString(output);
      assertTrue(said.contains(OneTest.RAN), said);
      assertEquals(OneTest.FAILED, test.exitValue(), fault.caughtBy() + " passed: " + said);
    } finally {
      test.destroyForcibly();
    }
  }

  private void compile(Fault fault) throws IOException {
    Path source = directory.resolve("source").resolve(fault.file());
    Files.createDirectories(source.getParent());
    Files.writeString(source, fault.into(Files.readString(SOURCES.resolve(fault.file()))));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjects(source);
      boolean done = compiler.getTask(said, files, null, options, null, units).call();
      assertTrue(done, () -> "the broken source does not compile: " + said);
    }
  }

  private List<String> command(Fault fault) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path =
        directory.resolve("classes")
            + System.getProperty("path.separator")
            + System.getProperty("java.class.path");
    Stream<String> arguments =
        Stream.of("-cp", path, OneTest.class.getName(), "lockmap.server." + fault.caughtBy());
    return Stream.of(Stream.of(java), OPTIONS.stream(), arguments).flatMap(part -> part).toList();
  }
}
