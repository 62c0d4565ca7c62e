package lockmap.console.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

  @ParameterizedTest
  @CsvSource({
    "GET, 200, DONE, found",
    "GET, 404, NOTHING, not found",
    "PUT, 201, DONE, created",
    "PUT, 204, DONE, replaced",
    "PUT, 412, FAILED, condition failed",
    "PUT, 413, FAILED, value too large",
    "PUT, 507, FAILED, no room in the store",
    "DELETE, 204, DONE, deleted",
    "CAS, 204, DONE, swapped",
    "CAS, 201, DONE, created",
    "INCR, 200, DONE, added",
    "INCR, 409, FAILED, 'not a number, or the sum is too large'",
    "GET, 424, NOTHING, not tried",
    "GET, 599, FAILED, status 599"
  })
  void aStatusIsToldInWords(Method method, int status, Answer.Kind kind, String words) {
    assertEquals(
        new Answer(kind, words, null), Answer.of(operation(method), new Outcome(status, null)));
  }

  @Test
  void theRevisionIsToldWhereThereIsOne() {
    assertEquals(
        "created at revision 12", Answer.of(operation(Method.PUT), Outcome.CREATED.at(12)).words());
  }

  @Test
  void aSwapForNothingRemoves() {
    Operation removing = new Operation.CompareAndSwap("k", lockmap.api.CasRequest.remove("v"));

    assertEquals("removed", Answer.of(removing, new Outcome(204, null)).words());
  }

  @Test
  void whatWasUndoneOnlyWouldBe() {
    assertEquals(
        new Answer(Answer.Kind.NOTHING, "would be created", null),
        Answer.undone(operation(Method.PUT), Outcome.CREATED));
    assertEquals(
        new Answer(Answer.Kind.DONE, "found at revision 3", "v"),
        Answer.undone(operation(Method.GET), Outcome.found("v").at(3)));
    assertEquals("not found", Answer.undone(operation(Method.DELETE), Outcome.ABSENT).words());
  }

  private static Operation operation(Method method) {
    return switch (method) {
      case GET -> new Operation.Get("k");
      case PUT -> new Operation.Put("k", "v");
      case DELETE -> new Operation.Delete("k");
      case CAS -> new Operation.CompareAndSwap("k", "a", "b");
      case INCR -> new Operation.Increment("k");
    };
  }
}
