package lockmap.server;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lockmap.server.http.HttpProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The description lists just the kinds of problems that the server's code makes. Those are read
 * from its byte code: every {@code new HttpProblem(status, "slug", "Title", …)}.
 */
class ProblemTypesTest {

  private static final String PROBLEM = HttpProblem.class.getName().replace('.', '/');

  /** A kind of problem; its status is -1 where it has none of its own. */
  private record Kind(int status, String type, String title) implements Comparable<Kind> {

    @Override
    public int compareTo(Kind other) {
      return toString().compareTo(other.toString());
    }
  }

  @Test
  void theDescriptionListsThoseOfTheCodeAndNoOthers() throws Exception {
    Set<Kind> described =
        Description.OURS
            .problemTypes()
            .map(kind ->
                new Kind(
                    kind.path("x-status").asInt(-1),
                    kind.path("const").asText(),
                    kind.path("title").asText()))
            .collect(toCollection(TreeSet::new));
    Set<Kind> made = new TreeSet<>();
    for (Path file : classes()) {
      for (MethodModel method : ClassFile.of().parse(file).methods()) {
        made.addAll(madeIn(method));
      }
    }
    assertEquals(described, made);
  }

  private static List<Path> classes() throws IOException, URISyntaxException {
    Path root =
        Path.of(HttpProblem.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertTrue(classes.size() > 100, classes::toString);
      return classes;
    }
  }

  /** Behind {@code new} stand the copy of the reference, the status, the slug and the title. */
  private static List<Kind> madeIn(MethodModel method) {
    List<Instruction> code =
        method.code().stream()
            .flatMap(CodeModel::elementStream)
            .filter(Instruction.class::isInstance)
            .map(Instruction.class::cast)
            .toList();
    List<Kind> kinds = new ArrayList<>();
    for (int at = 0; at < code.size(); at++) {
      if (code.get(at) instanceof NewObjectInstruction made
          && made.className().asInternalName().equals(PROBLEM)
          && constant(code.get(at + 3)) instanceof String slug) {
        int status = constant(code.get(at + 2)) instanceof Integer number ? number : -1;
        String title = String.valueOf(constant(code.get(at + 4)));
        kinds.add(new Kind(status, "/problems/" + slug, title));
      }
    }
    assertEquals(
        code.stream().filter(ProblemTypesTest::makesKind).count(),
        kinds.size(),
        () -> "a kind in " + method + " is not made of constants");
    return kinds;
  }

  private static boolean makesKind(Instruction instruction) {
    return instruction instanceof InvokeInstruction call
        && call.owner().asInternalName().equals(PROBLEM)
        && call.name().equalsString("<init>")
        && call.typeSymbol().parameterCount() == 4;
  }

  private static @Nullable Object constant(Instruction instruction) {
    return instruction instanceof ConstantInstruction constant ? constant.constantValue() : null;
  }
}
