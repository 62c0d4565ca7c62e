package lockmap.server.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lockmap.api.CasRequest;
import lockmap.api.Condition;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.junit.jupiter.api.Test;

/** Short histories of which anyone can see whether they are linearizable. */
class LinearizationTest {

  private static final Outcome CREATED = Outcome.CREATED.at(1);
  private static final Outcome REPLACED = Outcome.REPLACED.at(2);

  @Test
  void readsMeetAnyOrderOfWritesThatOverlap() {
    assertLinearizable(
        call(put("a"), CREATED, 0, 9),
        call(put("b"), REPLACED, 0, 9),
        call(get(), found("a", 1), 1, 2),
        call(get(), found("b", 2), 3, 4));
  }

  @Test
  void readsThatFollowEachOtherDoNotGoBack() {
    assertNotLinearizable(
        call(put("a"), CREATED, 0, 9),
        call(put("b"), REPLACED, 0, 9),
        call(get(), found("b", 2), 1, 2),
        call(get(), found("a", 1), 3, 4));
  }

  @Test
  void aReadBehindAWriteIsNotOfTheTimeBefore() {
    assertNotLinearizable(call(put("a"), CREATED, 0, 1), call(get(), Outcome.ABSENT, 2, 3));
    assertLinearizable(call(put("a"), CREATED, 0, 2), call(get(), Outcome.ABSENT, 1, 3));
  }

  @Test
  void aReadIsNotOfTheTimeAhead() {
    assertNotLinearizable(call(get(), found("a", 1), 0, 1), call(put("a"), CREATED, 2, 3));
  }

  @Test
  void noUpdateIsLost() {
    assertLinearizable(
        call(new Operation.Increment("k"), found("1", 1), 0, 9),
        call(new Operation.Increment("k"), found("2", 2), 0, 9));
    assertNotLinearizable(
        call(new Operation.Increment("k"), found("1", 1), 0, 9),
        call(new Operation.Increment("k"), found("1", 2), 0, 9));
  }

  @Test
  void ofTwoSwapsOfOneValueOneFails() {
    Call first = call(swap("a", "b"), Outcome.REPLACED.at(2), 2, 9);
    assertLinearizable(
        call(put("a"), CREATED, 0, 1),
        first,
        call(swap("a", "c"), new Outcome(412, null, 2L), 2, 9));
    assertNotLinearizable(
        call(put("a"), CREATED, 0, 1), first, call(swap("a", "c"), Outcome.REPLACED.at(3), 2, 9));
  }

  @Test
  void aConditionFailsOnlyWhereItDoesNotHold() {
    Operation onlyFirst = new Operation.Put("k", "b", null, new Condition.WrittenBy(1));
    assertNotLinearizable(
        call(put("a"), CREATED, 0, 1), call(onlyFirst, new Outcome(412, null, 1L), 2, 3));
    assertLinearizable(
        call(put("a"), CREATED, 0, 1),
        call(put("b"), REPLACED, 2, 3),
        call(onlyFirst, new Outcome(412, null, 2L), 4, 5));
  }

  @Test
  void revisionsRise() {
    assertNotLinearizable(
        call(put("a"), Outcome.CREATED.at(5), 0, 1), call(put("b"), Outcome.REPLACED.at(4), 2, 3));
  }

  @Test
  void whatWasNeverAnsweredMayHaveHappenedLateOrNever() {
    Call open = Call.of(put("b"), null, 2, Call.NEVER);
    Call first = call(put("a"), CREATED, 0, 1);
    assertLinearizable(first, open);
    assertLinearizable(first, open, call(get(), found("a", 1), 3, 4));
    assertLinearizable(first, open, call(get(), found("b", 2), 3, 4));
    assertLinearizable(
        first, open, call(get(), found("a", 1), 3, 4), call(get(), found("b", 2), 5, 6));
    assertNotLinearizable(
        first, open, call(get(), found("b", 2), 3, 4), call(get(), found("a", 1), 5, 6));
    assertNotLinearizable(first, call(get(), found("b", 2), 0, 1), open);
  }

  @Test
  void aKeyGoesAtItsDeadlineAndNotBefore() {
    long second = 1_000_000_000;
    Call put = call(new Operation.Put("k", "a", 1L), CREATED, 10, 20);
    assertLinearizable(put, call(get(), found("a", 1), second, second + 20));
    assertLinearizable(put, call(get(), Outcome.ABSENT, second, second + 20));
    assertNotLinearizable(put, call(get(), Outcome.ABSENT, 30, second + 5));
    assertNotLinearizable(put, call(get(), found("a", 1), second + 25, second + 30));
    assertNotLinearizable(
        put,
        call(get(), Outcome.ABSENT, second, second + 12),
        call(get(), found("a", 1), second + 13, second + 20));
  }

  @Test
  void nobodySeesAnAtomicBatchHalfDone() {
    Operation other = new Operation.Put("l", "a");
    Call batch =
        new Call(
            List.of(new Call.Step(put("a"), CREATED), new Call.Step(other, Outcome.CREATED.at(2))),
            0,
            9);
    Operation otherRead = new Operation.Get("l");
    assertLinearizable(
        batch, call(get(), Outcome.ABSENT, 1, 2), call(otherRead, Outcome.ABSENT, 3, 4));
    assertNotLinearizable(
        batch, call(get(), found("a", 1), 1, 2), call(otherRead, Outcome.ABSENT, 3, 4));
  }

  @Test
  void aRefusedBatchChangesNothing() {
    Call refused =
        new Call(
            List.of(
                new Call.Step(put("a"), Outcome.CREATED),
                new Call.Step(swap("a", "c"), new Outcome(412, null)),
                new Call.Step(put("d"), Outcome.NOT_TRIED)),
            0,
            1);
    assertNotLinearizable(refused);
    Call refusedAsItShould =
        new Call(
            List.of(
                new Call.Step(put("a"), Outcome.CREATED),
                new Call.Step(new Operation.CompareAndSwap("l", "b", "c"), Outcome.ABSENT),
                new Call.Step(put("d"), Outcome.NOT_TRIED)),
            0,
            1);
    assertLinearizable(refusedAsItShould, call(get(), Outcome.ABSENT, 2, 3));
    assertNotLinearizable(refusedAsItShould, call(get(), found("a", 1), 2, 3));
  }

  @Test
  void eventsAreOfTheWritesInTheirOrder() {
    List<Call> calls = List.of(call(put("a"), CREATED, 0, 1), call(put("b"), REPLACED, 2, 3));
    var first = new ToldState.Event("k", "a", 1, false);
    var second = new ToldState.Event("k", "b", 2, false);
    assertTrue(told(calls, first, second).isPresent());
    assertTrue(told(calls, first).isEmpty(), "one is missing");
    assertTrue(told(calls, second, first).isEmpty(), "the wrong order");
    assertTrue(told(calls, first, first, second).isEmpty(), "a double");
    assertTrue(told(calls, first, new ToldState.Event("k", "x", 2, false)).isEmpty(), "a value");
    assertTrue(told(calls, first, new ToldState.Event("k", null, 2, true)).isEmpty(), "expired");
  }

  @Test
  void tellsHowFarItCame() {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                Linearization.require(
                    StoreState.MODEL,
                    List.of(call(put("a"), CREATED, 0, 1), call(get(), Outcome.ABSENT, 2, 3))));
    assertTrue(String.valueOf(error.getMessage()).contains("1 could be placed"));
  }

  private static Optional<List<Call>> told(List<Call> calls, ToldState.Event... events) {
    return Linearization.of(ToldState.model(List.of(events), calls), calls);
  }

  private static void assertLinearizable(Call... calls) {
    List<Call> order = Linearization.require(StoreState.MODEL, List.of(calls));
    assertTrue(List.of(calls).containsAll(order));
  }

  private static void assertNotLinearizable(Call... calls) {
    assertEquals(Optional.empty(), Linearization.of(StoreState.MODEL, List.of(calls)));
  }

  private static Call call(Operation operation, Outcome outcome, long begun, long ended) {
    return Call.of(operation, outcome, begun, ended);
  }

  private static Operation put(String value) {
    return new Operation.Put("k", value);
  }

  private static Operation get() {
    return new Operation.Get("k");
  }

  private static Operation swap(String expected, String replacement) {
    return new Operation.CompareAndSwap("k", new CasRequest(expected, replacement));
  }

  private static Outcome found(String value, long revision) {
    return Outcome.found(value).at(revision);
  }
}
