package lockmap.console.batch;

import java.util.List;
import lockmap.api.Outcome;
import lockmap.client.AtomicResult;
import lockmap.client.ClientException;
import lockmap.console.session.Trouble;

/**
 * What became of the batch as a whole, for the operator.
 *
 * @param kind how it is to be taken
 * @param headline what became of it
 * @param detail what there is to know besides; perhaps empty
 */
record Result(Kind kind, String headline, String detail) {

  /** How a result is to be taken. */
  enum Kind {
    /** All went as it was meant. */
    DONE,
    /** Some operations were carried out and others were not. */
    PARTLY,
    /** Nothing was changed. */
    UNCHANGED,
    /** Nobody knows whether something was changed. */
    UNKNOWN
  }

  private static final String LOOK =
      "Look at the keys before you run it again: an operation that was carried out would be"
          + " carried out twice.";

  /** That of operations that do not depend on each other. */
  static Result independent(List<Answer> answers) {
    long failed = answers.stream().filter(answer -> answer.kind() == Answer.Kind.FAILED).count();
    return failed == 0
        ? new Result(Kind.DONE, "Ran " + operations(answers.size()), "")
        : new Result(
            Kind.PARTLY,
            "Ran " + operations(answers.size()) + ", of which " + failed + " failed",
            "The others were carried out all the same.");
  }

  /** That of operations that were all carried out at one moment. */
  static Result committed(int count) {
    return new Result(
        Kind.DONE, "Committed " + operations(count), "All of it happened at one moment.");
  }

  /**
   * That of operations that were not carried out because of one of them.
   *
   * @param cause what to call that one
   */
  static Result undone(AtomicResult.Undone undone, String cause) {
    return new Result(Kind.UNCHANGED, "Undone because of " + cause, undone.problem().detail());
  }

  /** That of a request which got no answer to show beside the operations. */
  static Result failed(ClientException failure, boolean onlyReads) {
    Trouble trouble = Trouble.of(failure);
    return failure.isOutcomeUnknown() && !onlyReads
        ? unknown(trouble.sentence())
        : new Result(Kind.UNCHANGED, "Nothing was changed", trouble.text());
  }

  /** That of a batch that nobody waited for to the end. */
  static Result cancelled(boolean onlyReads) {
    return onlyReads
        ? new Result(Kind.UNCHANGED, "Cancelled", "Nothing was changed.")
        : unknown("It was cancelled when it had been sent already.");
  }

  private static Result unknown(String why) {
    return new Result(
        Kind.UNKNOWN, "Nobody knows whether the batch was carried out", why + " " + LOOK);
  }

  /** Which operation of a batch that was undone was the cause, counted from 0. */
  static int cause(List<Outcome> outcomes) {
    int notTried = outcomes.indexOf(Outcome.NOT_TRIED);
    return (notTried < 0 ? outcomes.size() : notTried) - 1;
  }

  static String operations(int count) {
    return count == 1 ? "1 operation" : "%,d operations".formatted(count);
  }
}
