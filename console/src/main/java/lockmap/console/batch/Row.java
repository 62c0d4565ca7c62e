package lockmap.console.batch;

import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One operation of the batch, with what became of it when it was last run. */
final class Row {

  private final ReadOnlyObjectWrapper<Draft> draft;
  private final ReadOnlyObjectWrapper<Checked> checked;
  private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();

  Row(Draft draft) {
    this.draft = new ReadOnlyObjectWrapper<>(draft);
    this.checked = new ReadOnlyObjectWrapper<>(DraftCheck.check(draft));
  }

  ReadOnlyObjectProperty<Draft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Checked> checkedProperty() {
    return checked.getReadOnlyProperty();
  }

  /** What became of it; null where it has not been run. */
  ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  Draft draft() {
    return Objects.requireNonNull(draft.get());
  }

  Checked checked() {
    return Objects.requireNonNull(checked.get());
  }

  /** Whether it only looks. */
  boolean isRead() {
    return draft().method() == Method.GET;
  }

  void edit(Draft changed) {
    checked.set(DraftCheck.check(changed)); // first, for whoever looks when the draft changes
    draft.set(changed);
  }

  void answer(@Nullable Answer given) {
    answer.set(given);
  }
}
