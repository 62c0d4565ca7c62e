package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lockmap.api.OpenApi;
import lockmap.api.Version;
import lockmap.server.Description.Operation;
import org.junit.jupiter.api.Test;

/** The description of the interface: that it is one, of this server, and that one can get it. */
class OpenApiTest {

  private static final Description OURS = Description.OURS;

  @Test
  void itIsOpenApi() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(text(), List.of(), options);
    assertEquals(List.of(), result.getMessages());
    assertEquals(Version.current(), result.getOpenAPI().getInfo().getVersion());
  }

  @Test
  void itsSchemasAreSchemas() {
    Schema metaschema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    List<JsonNode> schemas = OURS.root().findValues("schema");
    OURS.at("#/components/schemas").forEach(schemas::add);
    assertTrue(schemas.size() > 50);
    for (JsonNode schema : schemas) {
      List<Error> errors = metaschema.validate(schema);
      assertEquals(List.of(), errors, schema::toString);
    }
  }

  @Test
  void itsReferencesLeadSomewhere() {
    List<JsonNode> references = OURS.root().findValues("$ref");
    assertTrue(references.size() > 100);
    references.forEach(reference -> OURS.at(reference.textValue()));
  }

  @Test
  void itsOperationsHaveNamesOfTheirOwnAndTheParametersOfTheirPaths() {
    Set<String> names = new TreeSet<>();
    for (Operation operation : OURS.operations()) {
      String name = operation.node().path("operationId").asText();
      assertTrue(names.add(name), name);
      assertEquals(
          operation.path().contains("{key}"),
          OURS.parameters(operation)
              .anyMatch(parameter -> parameter.path("in").asText().equals("path")),
          operation::toString);
    }
  }

  @Test
  void itHasThePathsAndMethodsOfTheServerAndNoOthers() {
    Map<String, Set<String>> described = new TreeMap<>();
    for (Operation operation : OURS.operations()) {
      String path = operation.path().replace("{key}", "…");
      described.computeIfAbsent(path, _ -> new TreeSet<>()).add(operation.method());
    }
    try (LiveServer server = LiveServer.plain()) {
      assertEquals(new TreeMap<>(server.routes()), described);
    }
  }

  /** Any request may be one too many; only health means something else by it. */
  @Test
  void everyOperationSaysThatTheServerMayBeBusyAndWhenToTryAgain() {
    for (Operation operation : OURS.operations()) {
      JsonNode response = OURS.resolved(operation.node().path("responses").path("503"));
      boolean isHealth = operation.path().startsWith("/health");
      JsonNode retryAfter = OURS.resolved(response.path("headers").path("Retry-After"));
      assertTrue(isHealth || retryAfter.path("required").asBoolean(), operation::toString);
    }
  }

  @Test
  void itIsServedAsItWasBuilt() {
    try (LiveServer server = LiveServer.plain()) {
      HttpResponse<String> answer = server.get("/openapi.yaml");
      assertEquals(200, answer.statusCode());
      assertEquals("application/yaml", header(answer, "content-type"));
      assertEquals("no-store", header(answer, "cache-control"));
      assertEquals("nosniff", header(answer, "x-content-type-options"));
      assertEquals(text(), answer.body());
      assertFalse(answer.body().contains("${"), "something that the build was to fill in");
    }
  }

  @Test
  void itIsNotSentAgainToWhoHasIt() {
    try (LiveServer server = LiveServer.plain()) {
      String tag = header(server.get("/openapi.yaml"), "etag");
      HttpResponse<String> unchanged =
          server.send(server.request("/openapi.yaml").header("If-None-Match", tag).GET());
      assertEquals(304, unchanged.statusCode());
      assertEquals(tag, header(unchanged, "etag"));
      assertEquals("", unchanged.body());
      HttpResponse<String> head = server.method("HEAD", "/openapi.yaml");
      assertEquals(tag, header(head, "etag"));
      assertEquals(String.valueOf(OpenApi.yaml().length), header(head, "content-length"));
    }
  }

  private static String text() {
    return new String(OpenApi.yaml(), UTF_8);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("no " + name);
  }
}
