package lockmap.server;

import static lockmap.server.TokensOnDisk.by;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and headers that are written in odd ways, before a server that asks for tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessSpellingTest {

  private LiveServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = LiveServer.with(TokensOnDisk.ofEveryRole(folder).settings());
    for (String key : new String[] {"app/n", "other/n"}) {
      server.send(by("ops", server.request("/store/" + key).PUT(BodyPublishers.ofString("v"))));
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "Bearer", "Basic b3BzOm9wcw==", "Token x", "bearerx", "Bearerx y"})
  void whatIsNoBearerTokenIsNone(String value) throws IOException {
    try (RawConnection connection = RawConnection.to(server.port())) {
      RawAnswer answer =
          connection.request("GET", "/store/app/n", "Authorization: " + value).answer();
      assertEquals(401, answer.status());
      assertEquals("Bearer realm=\"lockmap\"", answer.header("WWW-Authenticate").orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer    "})
  void theSchemeMayBeWrittenInAnyCase(String scheme) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/status")
                .header("Authorization", scheme + TokensOnDisk.token("reader"))
                .GET());
    assertEquals(200, answer.statusCode());
  }

  /** Keys are compared as they are, however they are written. */
  @ParameterizedTest
  @CsvSource({
    "/store/app/n, 200",
    "/store/app%2Fn, 200",
    "/store/%61pp/n, 200",
    "/store/%61%70%70%2f%6E, 200",
    "/store/app/, 404",
    "/store/app/;x=1, 404",
    "/store/app//n, 404",
    "/store/app, 403",
    "/store/app%252Fn, 403",
    "/store/App/n, 403",
    "/store//app/n, 403",
    "/store/;/app/n, 403",
    "/store/other%2Fn, 403",
    "/store/%6Fther/n, 403",
    "/store/apq/n, 403",
    "/store/cas/app/n, 403",
    "/store/app/../other/n, 400",
    "/store/app/%2e%2e/other/n, 400",
    "/store/app%2F..%2Fother/n, 400",
    "/store/../store/app/n, 400",
    "/store/./app/n, 400",
    "http://localhost/store/app/n, 200",
    "http://localhost/store/other/n, 403",
  })
  void noSpellingGetsRoundAPrefix(String target, int status) throws IOException {
    try (RawConnection connection = RawConnection.to(server.port())) {
      String token = "Authorization: Bearer " + TokensOnDisk.token("reader");
      assertEquals(status, connection.request("GET", target, token).answer().status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/health/../status, 401",
    "/health/../store/app/n, 401",
    "/health;x=1, 401",
    "/%68ealth, 401",
    "/health/, 401",
    "/openapi.yaml/../status, 401",
    "/nothing, 401",
    "http://localhost/status, 401",
    "/health, 200",
    "http://localhost/health, 200",
  })
  void whatIsOpenIsJustThat(String target, int status) throws IOException {
    try (RawConnection connection = RawConnection.to(server.port())) {
      assertEquals(status, connection.request("GET", target).answer().status());
    }
  }
}
