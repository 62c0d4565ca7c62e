package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lockmap.api.OpenApi;

/** The description of the interface, as tests look things up in it. Safe for many threads. */
final class Description {

  static final Description OURS = read(new String(OpenApi.yaml(), UTF_8));

  static final List<String> METHODS =
      List.of("get", "head", "put", "post", "delete", "patch", "options", "trace");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;
  private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi31());
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

  private Description(JsonNode root) {
    this.root = root;
  }

  static Description read(String yaml) {
    try {
      return new Description(new YAMLMapper().readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no YAML: " + e.getMessage(), e);
    }
  }

  /** One operation: a method at a path. */
  record Operation(String path, JsonNode pathItem, String method, JsonNode node) {

    /** What its path begins with, up to the key. */
    String prefix() {
      int brace = path.indexOf('{');
      return brace < 0 ? path : path.substring(0, brace);
    }

    boolean isAt(String rawPath) {
      return path.equals(prefix()) ? rawPath.equals(path) : rawPath.startsWith(prefix());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  JsonNode root() {
    return root;
  }

  /** Every operation, those of longer prefixes before those of shorter ones. */
  List<Operation> operations() {
    return root.path("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member ->
                    new Operation(
                        path.getKey(),
                        path.getValue(),
                        member.getKey().toUpperCase(Locale.ROOT),
                        member.getValue())))
        .sorted((one, two) -> two.prefix().length() - one.prefix().length())
        .toList();
  }

  /** Its parameters, those of its path included. */
  Stream<JsonNode> parameters(Operation operation) {
    return Stream.of(operation.pathItem(), operation.node())
        .flatMap(node -> node.path("parameters").valueStream())
        .map(this::resolved);
  }

  /** What a node refers to, where it refers to something, and itself otherwise. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? resolved(at(reference.textValue())) : node;
  }

  /** The node that a reference leads to. */
  JsonNode at(String reference) {
    JsonNode target = root.at(reference.substring(1));
    if (!reference.startsWith("#/") || target.isMissingNode()) {
      throw new AssertionError(reference + " leads nowhere");
    }
    return target;
  }

  /** The headers that may be in an answer of every operation. */
  Map<String, JsonNode> headersOfEveryAnswer() {
    return headers(root.path("x-every-answer"));
  }

  /** The kinds of problems. */
  Stream<JsonNode> problemTypes() {
    return at("#/components/schemas/ProblemType").path("oneOf").valueStream();
  }

  /** Every exchange: those that stand under an operation, and those of no operation. */
  Stream<Exchange> exchanges() {
    Stream<JsonNode> places = operations().stream().map(Operation::node);
    return Stream.concat(Stream.of(root), places).flatMap(this::exchanges);
  }

  /** The exchanges that stand in one place. */
  Stream<Exchange> exchanges(JsonNode place) {
    return place
        .path("x-exchanges")
        .propertyStream()
        .map(member -> new Exchange(this, member.getKey(), place, member.getValue()));
  }

  /** Headers by their names, of which the case does not matter. */
  Map<String, JsonNode> headers(JsonNode node) {
    Map<String, JsonNode> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    node.propertyStream()
        .forEach(header -> headers.put(header.getKey(), resolved(header.getValue())));
    return headers;
  }

  /** What is wrong with a value by a schema of the description. */
  List<String> complaints(JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  /** The same of a text that may stand for a number, a truth value or a list, as in a query. */
  List<String> complaintsOfText(JsonNode schema, String text) {
    if (schema.path("type").asText().equals("array")) {
      return Stream.of(text.split(",", -1))
          .flatMap(part -> complaintsOfText(schema.path("items"), part).stream())
          .toList();
    }
    List<String> asText = complaints(schema, JsonNodeFactory.instance.textNode(text));
    boolean isOtherwise =
        text.matches("-?[0-9]{1,18}|true|false") && complaints(schema, parsed(text)).isEmpty();
    return isOtherwise ? List.of() : asText;
  }

  static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  /**
   * References within a schema are to the whole document, so it is given the document's schemas.
   */
  private Schema compile(JsonNode schema) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.path("components"));
    return schemas.getSchema(whole);
  }
}
