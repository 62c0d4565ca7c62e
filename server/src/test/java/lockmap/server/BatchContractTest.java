package lockmap.server;

import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract's row about batches, over real HTTP. */
class BatchContractTest {

  private final LiveServer server =
      LiveServer.with(Map.of("store.max-value-size", "1 KiB", "server.max-body-size", "64 KiB"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void operationsAreAnsweredOneByOneInOrder() {
    HttpResponse<String> answer =
        server.postJson(
            "/batch",
            """
            [{"method":"GET","key":"k"},
             {"method":"PUT","key":"k","value":"1"},
             {"method":"PUT","key":"k","value":"2","ttl":60},
             {"method":"GET","key":"k"},
             {"method":"DELETE","key":"k"},
             {"method":"DELETE","key":"k"},
             {"method":"PUT","key":"e","value":""},
             {"method":"GET","key":"e"}]\
            """);
    assertEquals(200, answer.statusCode());
    assertEquals("application/json", answer.headers().firstValue("content-type").orElseThrow());
    assertEquals(
        """
        [{"status":404},{"status":201},{"status":204},{"status":200,"value":"2"},{"status":204},\
        {"status":404},{"status":201},{"status":200,"value":""}]\
        """,
        answer.body());
  }

  @Test
  void anEmptyBatchHasAnEmptyAnswer() {
    HttpResponse<String> answer = server.postJson("/batch", "[]");
    assertEquals(200, answer.statusCode());
    assertEquals("[]", answer.body());
  }

  @Test
  void nothingIsCarriedOutWhereAnyOperationIsMalformed() {
    String good = "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\"}";
    for (String bad :
        new String[] {
          "{\"method\":\"PATCH\",\"key\":\"k\"}",
          "{\"method\":\"get\",\"key\":\"k\"}",
          "{\"key\":\"k\"}",
          "{\"method\":\"GET\"}",
          "{\"method\":\"GET\",\"key\":\"\"}",
          "{\"method\":\"GET\",\"key\":\"a/../b\"}",
          "{\"method\":\"GET\",\"key\":\"" + "k".repeat(1025) + "\"}",
          "{\"method\":\"PUT\",\"key\":\"k\"}",
          "{\"method\":\"PUT\",\"key\":\"k\",\"value\":7}",
          "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\",\"ttl\":0}",
          "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\",\"ttl\":\"60\"}",
          "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\",\"ttl\":1.5}",
          "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\",\"tll\":60}",
          "{\"method\":\"GET\",\"key\":\"k\",\"value\":\"v\"}",
          "null",
          "7"
        }) {
      HttpResponse<String> answer = server.postJson("/batch", "[" + good + "," + bad + "]");
      assertEquals(400, answer.statusCode(), bad);
      assertProblem(400, "operation 2", answer);
    }
    assertEquals(404, server.get("/store/k").statusCode());
  }

  @Test
  void whatIsNoListOfOperationsIsRefused() {
    for (String body : new String[] {"", "{}", "null", "[", "[]x", "\"\""}) {
      HttpResponse<String> answer = server.postJson("/batch", body);
      assertEquals(400, answer.statusCode(), body);
    }
    assertProblem(
        415,
        "application/json",
        server.send(server.request("/batch").POST(BodyPublishers.ofString("[]"))));
  }

  @Test
  void atMost1024OperationsAreTaken() {
    String operation = "{\"method\":\"GET\",\"key\":\"k\"}";
    String most = "[" + String.join(",", Collections.nCopies(1024, operation)) + "]";
    assertEquals(200, server.postJson("/batch", most).statusCode());
    String more = "[" + String.join(",", Collections.nCopies(1025, operation)) + "]";
    assertProblem(413, "1024", server.postJson("/batch", more));
  }

  @Test
  void aBodyOrAValuePastItsLimitIsRefusedWhole() {
    String put = "{\"method\":\"PUT\",\"key\":\"%s\",\"value\":\"%s\"}";
    String large = put.formatted("large", "x".repeat(1025));
    assertProblem(
        413,
        "operation 2",
        server.postJson("/batch", "[" + put.formatted("small", "v") + "," + large + "]"));
    assertEquals(404, server.get("/store/small").statusCode());
    assertProblem(413, "65536", server.postJson("/batch", "[" + " ".repeat(1 << 16) + "]"));
  }

  @Test
  void aWrongMethodIsToldTheRightOne() {
    HttpResponse<String> answer = server.get("/batch");
    assertProblem(405, "Allow", answer);
    assertEquals("POST, OPTIONS", answer.headers().firstValue("allow").orElseThrow());
  }
}
