package lockmap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lockmap.api.Condition;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answers to an atomic batch, as the contract has them, are to a caller. */
@Timeout(60)
class AtomicAnswerTest {

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation.Put("a", "1"),
          new Operation.Get("b", new Condition.WrittenBy(7)),
          new Operation.Delete("c"));

  @Test
  void allWasCarriedOut() throws InterruptedException {
    String answer =
        """
        [{"status":201,"revision":8},{"status":200,"value":"2","revision":7},\
        {"status":204,"revision":9}]\
        """;
    try (CannedServer server = CannedServer.answering("200 OK", "", answer);
        StoreClient client = new StoreClient(ClientOptions.to(server.url()))) {
      assertEquals(
          new AtomicResult.Committed(
              List.of(Outcome.CREATED.at(8), Outcome.found("2").at(7), Outcome.DELETED.at(9))),
          client.atomically(OPERATIONS));
      assertTrue(server.nextHead().startsWith("POST /batch?atomic=true HTTP/1.1\r\n"));
    }
  }

  @ParameterizedTest
  @CsvSource({"412 No", "409 No", "404 No", "507 No"})
  void nothingWasCarriedOut(String status) {
    int code = Integer.parseInt(status.substring(0, 3));
    String answer =
        """
        {"type":"/problems/x","title":"X","status":%d,"detail":"Operation 2.",\
        "operations":[{"status":201},{"status":%d,"revision":6},{"status":424}]}\
        """
            .formatted(code, code);
    try (CannedServer server = problem(status, answer);
        StoreClient client = new StoreClient(ClientOptions.to(server.url()))) {
      AtomicResult.Undone undone =
          assertInstanceOf(AtomicResult.Undone.class, client.atomically(OPERATIONS));
      assertEquals(code, undone.problem().status());
      assertEquals(
          List.of(Outcome.CREATED, new Outcome(code, null, 6L), Outcome.NOT_TRIED),
          undone.operations());
    }
  }

  @Test
  void aBatchThatIsRefusedAsAWholeIsThrown() {
    String answer =
        "{\"type\":\"/problems/bad-json\",\"title\":\"X\",\"status\":400,\"detail\":\"No.\"}";
    try (CannedServer server = problem("400 No", answer);
        StoreClient client = new StoreClient(ClientOptions.to(server.url()))) {
      assertThrows(RefusedException.class, () -> client.atomically(OPERATIONS));
    }
  }

  private static CannedServer problem(String status, String body) {
    return CannedServer.answering(status, "Content-Type: application/problem+json\r\n", body);
  }
}
