package lockmap.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockmap.server.Description.Operation;

/** Holds answers against the description of the interface. Safe for many threads. */
final class AnswerCheck {

  /** Headers that HTTP itself has need of. */
  private static final Set<String> OF_HTTP =
      Set.of("connection", "content-length", "content-type", "date", "transfer-encoding");

  private final Description description;

  AnswerCheck(Description description) {
    this.description = description;
  }

  /**
   * Checks that an answer is as the description has it: its status, every header, and its body.
   *
   * @param target the request's path and query as they were sent
   */
  void check(String method, String target, Answer answer) {
    List<String> complaints = new ArrayList<>();
    boolean isPreflight = answer.header("access-control-allow-methods").isPresent();
    JsonNode response =
        isPreflight ? shared("Preflight") : response(method, target, answer.status());
    checkHeaders(response, answer, complaints);
    if (!method.equals("HEAD")) {
      checkBody(response, answer, complaints);
    }
    if (!complaints.isEmpty()) {
      throw new AssertionError(
          method
              + " "
              + target
              + " was answered otherwise than described: "
              + complaints
              + "\n"
              + answer);
    }
  }

  /** The operation that a request goes to. */
  Optional<Operation> operation(String method, String target) {
    String path = target.split("[?#]", 2)[0];
    return description.operations().stream()
        .filter(operation -> operation.method().equals(method) && operation.isAt(path))
        .findFirst();
  }

  /** What the description says of the answers that have a status. */
  JsonNode response(String method, String target, int status) {
    if (method.equals("OPTIONS") && status == 204) {
      return shared("Methods");
    }
    Optional<Operation> operation = operation(method, target);
    if (operation.isEmpty()) {
      return shared("AnyProblem");
    }
    JsonNode responses = operation.get().node().path("responses");
    String key = responses.has(Integer.toString(status)) ? Integer.toString(status) : "default";
    return description.resolved(responses.path(key));
  }

  private JsonNode shared(String response) {
    return description.root().path("components").path("responses").path(response);
  }

  private void checkHeaders(JsonNode response, Answer answer, List<String> complaints) {
    Map<String, JsonNode> described = description.headersOfEveryAnswer();
    described.putAll(description.headers(response.path("headers")));
    described.forEach((name, header) -> {
      if (header.path("required").asBoolean() && answer.header(name).isEmpty()) {
        complaints.add(name + " is missing");
      }
    });
    answer
        .headers()
        .forEach((name, value) -> {
          if (described.containsKey(name)) {
            complaints.addAll(
                description.complaintsOfText(described.get(name).path("schema"), value));
          } else if (!OF_HTTP.contains(name)) {
            complaints.add(name + " is not described");
          }
        });
  }

  private void checkBody(JsonNode response, Answer answer, List<String> complaints) {
    if (!response.has("content")) {
      if (!answer.body().isEmpty()) {
        complaints.add("no body is described");
      }
      return;
    }
    String type = answer.header("content-type").orElse("body without a type");
    JsonNode mediaType = response.path("content").path(type);
    if (mediaType.isMissingNode()) {
      complaints.add("no " + type + " is described");
      return;
    }
    complaints.addAll(description.complaints(mediaType.path("schema"), body(answer)));
    checkEach(mediaType.path("x-lines"), answer.body().lines().toList(), complaints);
    checkEach(mediaType.path("x-event-data"), eventData(answer.body()), complaints);
  }

  private void checkEach(JsonNode schema, List<String> texts, List<String> complaints) {
    if (!schema.isMissingNode()) {
      texts.forEach(
          text -> complaints.addAll(description.complaints(schema, Description.parsed(text))));
    }
  }

  private static List<String> eventData(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()))
        .toList();
  }

  /** The body as JSON where it says that it is, and otherwise as one text. */
  static JsonNode body(Answer answer) {
    return answer.header("content-type").orElse("").matches("application/(.+\\+)?json")
        ? Description.parsed(answer.body())
        : JsonNodeFactory.instance.textNode(answer.body());
  }
}
