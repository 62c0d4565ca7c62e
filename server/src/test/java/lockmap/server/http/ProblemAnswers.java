package lockmap.server.http;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What every answer that carries a problem must be. */
final class ProblemAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemAnswers() {}

  /** Checks everything about a problem but its words, and gives its detail. */
  static String assertProblem(int status, RawAnswer answer) {
    assertEquals(status, answer.status(), answer::toString);
    JsonNode problem = parse(answer.body());
    assertAll(
        () -> assertHeaders(answer),
        () -> assertEquals(status, problem.path("status").asInt()),
        () -> assertTrue(problem.path("type").asText().startsWith("/problems/"), answer.body()),
        () -> assertFalse(problem.path("title").asText().isEmpty(), answer.body()),
        () -> assertFalse(problem.path("detail").asText().isEmpty(), answer.body()));
    return problem.path("detail").asText();
  }

  /** Checks the headers that every problem has. */
  static void assertHeaders(RawAnswer answer) {
    assertAll(
        () -> assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type")),
        () -> assertEquals(Optional.of("nosniff"), answer.header("X-Content-Type-Options")),
        () -> assertEquals(Optional.of("no-store"), answer.header("Cache-Control")));
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + body, e);
    }
  }
}
