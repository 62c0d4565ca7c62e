package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;

/**
 * One of the {@code x-exchanges} of the description, whose introduction says what is in it.
 *
 * @param description what it stands in
 * @param name what it is called, and so are the examples that go with it
 * @param operation the operation that it stands under, or the whole where it stands under none
 * @param node itself
 */
record Exchange(Description description, String name, JsonNode operation, JsonNode node) {

  String method() {
    return words()[0];
  }

  String target() {
    return words()[1];
  }

  int status() {
    return node.path("status").asInt();
  }

  Map<String, String> requestHeaders() {
    return texts(node.path("with"));
  }

  /** The parameters in its query and, apart from the body's type, in its headers. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>(requestHeaders());
    parameters.remove("Content-Type");
    String[] parts = target().split("\\?", 2);
    if (parts.length == 2) {
      for (String parameter : parts[1].split("&", -1)) {
        String[] pair = parameter.split("=", 2);
        parameters.put(pair[0], pair[1]);
      }
    }
    return parameters;
  }

  /** The body that it sends, where it sends one. */
  Optional<JsonNode> body() {
    JsonNode example = example(requestContent().path("examples"));
    return Stream.of(example, node.path("body")).filter(body -> !body.isMissingNode()).findFirst();
  }

  boolean isSuccess() {
    return status() < 400;
  }

  /** The example of an answer's body that goes with it; a missing node where there is none. */
  JsonNode answerExample() {
    return response()
        .path("content")
        .valueStream()
        .map(content -> example(content.path("examples")))
        .filter(example -> !example.isMissingNode())
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  /** What the description says of the answer. */
  JsonNode response() {
    return description.resolved(operation.path("responses").path(Integer.toString(status())));
  }

  /** The body that is expected; a missing node where the example says nothing of it. */
  JsonNode expectedBody() {
    if (node.has("problem")) {
      return problem();
    }
    return node.has("answer") ? node.path("answer") : answerExample();
  }

  /** Sends what is to be there before, then the request, and checks the answer. */
  void run() throws IOException {
    List<RawConnection> open = new ArrayList<>();
    try (LiveServer server = LiveServer.with(settings())) {
      for (JsonNode given : node.path("given")) {
        RawConnection connection = RawConnection.to(server.port());
        open.add(connection);
        prepare(given, connection);
      }
      RawConnection connection = RawConnection.to(server.port());
      open.add(connection);
      check(answer(connection));
    } finally {
      for (RawConnection connection : open) {
        connection.close();
      }
    }
  }

  /** Those of the example, and the file of tokens where it has one. */
  private Map<String, String> settings() throws IOException {
    Map<String, String> settings = new TreeMap<>(texts(node.path("settings")));
    if (node.has("tokens")) {
      Path file = Files.createTempFile("tokens", ".yaml");
      file.toFile().deleteOnExit();
      settings.put(
          "auth.tokens-file", Files.writeString(file, node.path("tokens").textValue()).toString());
    }
    return settings;
  }

  private static void prepare(JsonNode given, RawConnection connection) throws IOException {
    Map.Entry<String, JsonNode> request = given.properties().iterator().next();
    String[] words = request.getKey().split(" ", -1);
    JsonNode body = request.getValue();
    if (body.isNull()) {
      connection.request(words[0], words[1]);
    } else {
      String type = "Content-Type: " + (body.isTextual() ? "text/plain" : "application/json");
      connection.requestWithBody(words[0], words[1], bytes(body), type);
    }
    RawAnswer answer = connection.answer();
    assertTrue(answer.status() / 100 == 2, () -> request.getKey() + ": " + answer);
  }

  private Answer answer(RawConnection connection) throws IOException {
    List<String> headers = new ArrayList<>();
    requestHeaders().forEach((header, value) -> headers.add(header + ": " + value));
    if (bytes().isPresent()) {
      if (!requestHeaders().containsKey("Content-Type")) {
        headers.add("Content-Type: " + requestType());
      }
      connection.requestWithBody(method(), target(), bytes().get(), headers.toArray(String[]::new));
    } else {
      connection.request(method(), target(), headers.toArray(String[]::new));
    }
    return Answer.of(
        method().equals("HEAD") ? connection.answerToHead() : connection.answer(mostOfInterest()));
  }

  /** A stream does not end, so it is read as far as the example goes. */
  private int mostOfInterest() {
    String example = answerExample().asText();
    return requestsStream() ? example.getBytes(UTF_8).length : Integer.MAX_VALUE;
  }

  private boolean requestsStream() {
    return response().path("content").has("text/event-stream");
  }

  private void check(Answer answer) {
    assertEquals(status(), answer.status(), answer::toString);
    new AnswerCheck(description).check(method(), target(), answer);
    checkHeaders(answer);
    JsonNode expected = expectedBody();
    if (expected.isMissingNode()) {
      return;
    }
    if (requestsStream()) {
      String beginning = expected.textValue();
      int length = Math.min(beginning.length(), answer.body().length());
      assertEquals(beginning, answer.body().substring(0, length));
    } else if (node.path("excerpt").asBoolean()) {
      List<String> lines = answer.body().lines().toList();
      expected.textValue().lines().forEach(line -> assertTrue(lines.contains(line), line));
    } else {
      assertEquals(withoutVarying(expected), withoutVarying(AnswerCheck.body(answer)));
    }
  }

  private void checkHeaders(Answer answer) {
    texts(node.path("headers"))
        .forEach((header, value) -> {
          Optional<String> actual = answer.header(header);
          Optional<String> expected = varying().contains(header) ? actual : Optional.of(value);
          assertTrue(actual.isPresent(), () -> header + " in " + answer);
          assertEquals(expected, actual, () -> header + " in " + answer);
        });
  }

  private List<String> varying() {
    return node.path("varies").valueStream().map(JsonNode::asText).toList();
  }

  /** The body with null for every member that varies, where it has that member. */
  private JsonNode withoutVarying(JsonNode body) {
    JsonNode copy = body.deepCopy();
    for (String pointer : varying()) {
      if (pointer.startsWith("/") && !copy.at(pointer).isMissingNode()) {
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, slash))).putNull(pointer.substring(slash + 1));
      }
    }
    return copy;
  }

  private JsonNode problem() {
    String type = "/problems/" + node.path("problem").asText();
    JsonNode kind =
        description
            .problemTypes()
            .filter(one -> one.path("const").asText().equals(type))
            .findFirst()
            .orElseThrow(() -> new AssertionError(type + " is not described"));
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", type);
    problem.set("title", kind.path("title"));
    problem.put("status", status());
    problem.set("detail", node.path("detail"));
    node.path("members").forEachEntry(problem::set);
    return problem;
  }

  /** The example that has this exchange's name. */
  private JsonNode example(JsonNode examples) {
    return examples.path(name).path("value");
  }

  /** What the description says of the request's body. */
  JsonNode requestContent() {
    return operation.path("requestBody").path("content").path(requestType());
  }

  /** The type that a body has unless the exchange says otherwise. */
  private String requestType() {
    return operation
        .path("requestBody")
        .path("content")
        .propertyStream()
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("text/plain");
  }

  private String[] words() {
    return node.path("request").asText().split(" ", -1);
  }

  private Optional<byte[]> bytes() {
    return node.has("hex")
        ? Optional.of(HexFormat.of().parseHex(node.path("hex").asText()))
        : body().map(Exchange::bytes);
  }

  private static byte[] bytes(JsonNode body) {
    return (body.isTextual() ? body.textValue() : body.toString()).getBytes(UTF_8);
  }

  private static Map<String, String> texts(JsonNode node) {
    return node.propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, member -> member.getValue().asText()));
  }
}
