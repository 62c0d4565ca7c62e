package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockmap.server.Description.Operation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the description: that each is true, and that they show everything. */
class OpenApiExamplesTest {

  private static final Description OURS = Description.OURS;

  @TestFactory
  Stream<DynamicTest> eachIsTrue() {
    return OURS.exchanges()
        .map(exchange ->
            dynamicTest(
                exchange.method() + " " + exchange.target() + ", " + exchange.name(),
                exchange::run));
  }

  @TestFactory
  Stream<DynamicTest> theyShowAllOf() {
    return OURS.operations().stream()
        .flatMap(operation ->
            Stream.of(
                dynamicTest(operation + ": statuses", () -> assertStatusesAreShown(operation)),
                dynamicTest(operation + ": parameters", () -> assertParametersAreShown(operation)),
                dynamicTest(operation + ": bodies", () -> assertBodiesAreShown(operation))));
  }

  @Test
  void theyShowEveryKindOfProblem() {
    Set<String> shown =
        OURS.exchanges()
            .filter(exchange -> exchange.node().has("problem"))
            .map(exchange -> "/problems/" + exchange.node().path("problem").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> provoked =
        OURS.problemTypes()
            .filter(kind -> !kind.has("x-unprovoked"))
            .map(kind -> kind.path("const").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(provoked, shown);
  }

  private static void assertStatusesAreShown(Operation operation) {
    Set<String> shown = new TreeSet<>();
    for (Exchange exchange : exchanges(operation)) {
      assertEquals(
          operation.toString(),
          new AnswerCheck(OURS)
              .operation(exchange.method(), exchange.target())
              .map(Operation::toString)
              .orElse(""),
          exchange.name());
      shown.add(Integer.toString(exchange.status()));
    }
    Set<String> listed = new TreeSet<>();
    operation
        .node()
        .path("responses")
        .forEachEntry((status, response) -> {
          if (!status.equals("default") && !OURS.resolved(response).has("x-unprovoked")) {
            listed.add(status);
          }
        });
    assertEquals(listed, shown);
  }

  private static void assertParametersAreShown(Operation operation) {
    Map<String, JsonNode> declared =
        OURS.parameters(operation)
            .filter(parameter -> !parameter.path("in").asText().equals("path"))
            .collect(
                Collectors.toMap(
                    parameter -> parameter.path("name").asText(), Function.identity()));
    Set<String> shown = new TreeSet<>();
    for (Exchange exchange : exchanges(operation)) {
      exchange
          .parameters()
          .forEach((name, value) -> {
            assertTrue(declared.containsKey(name), () -> name + " in " + exchange.name());
            if (exchange.isSuccess()) {
              JsonNode schema = OURS.resolved(declared.get(name).path("schema"));
              assertEquals(List.of(), OURS.complaintsOfText(schema, value), exchange.name());
            }
            shown.add(name);
          });
    }
    assertEquals(new TreeSet<>(declared.keySet()), shown);
  }

  private static void assertBodiesAreShown(Operation operation) {
    Set<String> used = new TreeSet<>();
    for (Exchange exchange : exchanges(operation)) {
      boolean hasBody = exchange.response().has("content") && !exchange.method().equals("HEAD");
      assertEquals(hasBody, !exchange.expectedBody().isMissingNode(), exchange.name());
      if (exchange.isSuccess() && exchange.body().isPresent()) {
        JsonNode schema = exchange.requestContent().path("schema");
        assertEquals(List.of(), OURS.complaints(schema, exchange.body().get()), exchange.name());
      }
      used.add(exchange.name());
    }
    Set<String> examples = new TreeSet<>();
    operation
        .node()
        .findValues("examples")
        .forEach(node -> node.fieldNames().forEachRemaining(examples::add));
    assertTrue(used.containsAll(examples), () -> examples + " are not all among " + used);
  }

  private static List<Exchange> exchanges(Operation operation) {
    return OURS.exchanges(operation.node()).toList();
  }
}
