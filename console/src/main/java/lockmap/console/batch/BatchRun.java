package lockmap.console.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.api.Shown;
import lockmap.client.AtomicResult;
import lockmap.console.session.Call;
import lockmap.console.session.Desk;
import lockmap.console.session.Job;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** The batch under way, and what became of the last one. Belongs to the JavaFX thread. */
final class BatchRun {

  /** Before that a progress bar would only flicker. */
  private static final Duration SHORT = Duration.ofMillis(500);

  private final Desk desk;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Row> cause = new ReadOnlyObjectWrapper<>();
  private List<Row> rows = List.of();
  private List<Operation> operations = List.of();
  private Instant begun = Instant.MAX;
  private @Nullable Call call;
  private @Nullable Job job;

  BatchRun(Desk desk) {
    this.desk = desk;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** What became of the last one; null where there was none or it is under way. */
  ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** The operation because of which the last one was undone; null where there is none. */
  ReadOnlyObjectProperty<@Nullable Row> causeProperty() {
    return cause.getReadOnlyProperty();
  }

  /**
   * Sends a batch.
   *
   * @param sent where to put the answers, whatever becomes of their order meanwhile
   * @param meant what to send, as many
   */
  void begin(List<Row> sent, List<Operation> meant, boolean atomic) {
    forget();
    rows = List.copyOf(sent);
    operations = List.copyOf(meant);
    begun = desk.clock().instant();
    running.set(true);
    call =
        desk.session()
            .ask(
                client -> Reply.of(client, meant, atomic),
                reply -> end(() -> show(reply)),
                trouble -> end(() -> show(trouble)));
  }

  /** Stops waiting for the answer. */
  void cancel() {
    if (running.get()) {
      Objects.requireNonNull(call).cancel();
      end(() -> result.set(Result.cancelled(onlyReads())));
    }
  }

  /** Forgets what became of the last one. */
  void forget() {
    result.set(null);
    cause.set(null);
    rows.forEach(row -> row.answer(null));
    rows = List.of();
  }

  /** Shows as long work what is none any more after a moment. */
  void tick() {
    if (running.get()
        && job == null
        && Duration.between(begun, desk.clock().instant()).compareTo(SHORT) > 0) {
      job =
          desk.jobs()
              .begin("Batch of " + Result.operations(rows.size()), 0, "answers", this::cancel);
    }
  }

  private void end(Runnable outcome) {
    if (job != null) {
      desk.jobs().ended(job);
      job = null;
    }
    running.set(false);
    outcome.run();
  }

  private void show(Reply reply) {
    switch (reply) {
      case Reply.Each(var outcomes) -> result.set(Result.independent(answer(outcomes)));
      case Reply.Together(AtomicResult.Committed committed) -> {
        List<Answer> answers = answer(committed.operations());
        result.set(Result.committed(answers.size()));
      }
      case Reply.Together(AtomicResult.Undone undone) -> show(undone);
      case Reply.None(var failure) -> result.set(Result.failed(failure, onlyReads()));
    }
  }

  private void show(AtomicResult.Undone undone) {
    List<Outcome> outcomes = undone.operations();
    int at = Result.cause(outcomes);
    List<Answer> _ = answer(outcomes);
    IntStream.range(0, at)
        .forEach(before ->
            rows.get(before).answer(Answer.undone(operations.get(before), outcomes.get(before))));
    cause.set(rows.get(at));
    Operation operation = operations.get(at);
    result.set(
        Result.undone(
            undone,
            "operation %d, the %s of %s"
                .formatted(at + 1, operation.method(), Shown.onOneLine(operation.key()))));
  }

  private void show(Trouble trouble) {
    result.set(new Result(Result.Kind.UNCHANGED, "The batch could not be sent", trouble.text()));
  }

  /** Sets beside each operation what became of it. */
  private List<Answer> answer(List<Outcome> outcomes) {
    List<Answer> answers = new ArrayList<>(outcomes.size());
    for (int at = 0; at < outcomes.size(); at++) {
      Answer answer = Answer.of(operations.get(at), outcomes.get(at));
      rows.get(at).answer(answer);
      answers.add(answer);
    }
    return answers;
  }

  private boolean onlyReads() {
    return operations.stream().allMatch(Operation.Get.class::isInstance);
  }
}
