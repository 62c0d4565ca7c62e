package lockmap.server.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.StoreProblems;
import lockmap.server.store.BatchOutcome;
import lockmap.server.store.Operation;
import lockmap.server.store.Outcome;
import lockmap.server.store.Slot;
import org.jspecify.annotations.Nullable;

/** What an atomic batch says on the wire: as a plain one, and the revisions besides. */
final class AtomicTranslation {

  private AtomicTranslation() {}

  /** How the operations went. */
  static List<Answer> toWire(List<Operation> operations, BatchOutcome.Done done) {
    return toWire(operations, done.outcomes());
  }

  /** How the operations would have gone of which none was carried out. */
  static List<Answer> toWire(List<Operation> operations, BatchOutcome.Refused refused) {
    List<Outcome> tried = new ArrayList<>(refused.before());
    tried.add(refused.reason());
    List<Answer> said = toWire(operations, tried);
    said.addAll(Collections.nCopies(operations.size() - tried.size(), Answer.NOT_TRIED));
    return said;
  }

  /** Why none of the operations was carried out, with how each of them went. */
  static HttpProblem problem(BatchOutcome.Refused refused, List<Answer> said) {
    int at = refused.before().size();
    return problem(refused.reason(), "operation " + (at + 1), said.get(at).status())
        .with("operations", said.stream().map(Answer::toWire).toList());
  }

  private static HttpProblem problem(Outcome reason, String place, int status) {
    if (reason instanceof Outcome.Failure failure) {
      return StoreProblems.of(failure);
    }
    return new HttpProblem(
        412,
        "batch-refused",
        "Batch refused",
        "Nothing was carried out, because " + place + " was answered with " + status + ".");
  }

  private static List<Answer> toWire(List<Operation> operations, List<Outcome> outcomes) {
    List<Answer> said = new ArrayList<>(operations.size());
    for (int at = 0; at < outcomes.size(); at++) {
      Outcome outcome = outcomes.get(at);
      said.add(Translation.toWire(operations.get(at), outcome).at(revision(outcome)));
    }
    return said;
  }

  /** That of the entry which was written or found, or of its removal, if it has been given one. */
  private static long revision(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found(Slot slot) -> slot.revision();
      case Outcome.Created(Slot slot) -> slot.revision();
      case Outcome.Replaced(Slot slot, Slot _) -> slot.revision();
      case Outcome.Deleted(Slot _, long revision) -> revision;
      case Outcome.Conflict(@Nullable Slot current) ->
          current == null ? BatchOutcome.NO_REVISION : current.revision();
      case Outcome.NotCountable(Slot current) -> current.revision();
      case Outcome.Missing _, Outcome.Failure _ -> BatchOutcome.NO_REVISION;
    };
  }
}
