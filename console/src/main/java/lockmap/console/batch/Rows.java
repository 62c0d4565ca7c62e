package lockmap.console.batch;

import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lockmap.api.Limits;
import lockmap.api.Operation;
import org.jspecify.annotations.Nullable;

/** The operations in their order, one of them chosen. Belongs to the JavaFX thread. */
final class Rows {

  private final ObservableList<Row> list =
      FXCollections.observableArrayList(row ->
          new Observable[] {row.draftProperty(), row.checkedProperty(), row.answerProperty()});
  private final ObjectProperty<@Nullable Row> chosen = new SimpleObjectProperty<>();
  private final Runnable changed;

  /**
   * None yet.
   *
   * @param changed called after each change to what would be sent
   */
  Rows(Runnable changed) {
    this.changed = changed;
  }

  /** All of them; not to be changed by whoever looks. */
  ObservableList<Row> list() {
    return list;
  }

  /** The one that is being edited; null for none. */
  ObjectProperty<@Nullable Row> chosenProperty() {
    return chosen;
  }

  List<Draft> drafts() {
    return list.stream().map(Row::draft).toList();
  }

  /** Where something is, counted from 1. */
  int number(Row row) {
    return list.indexOf(row) + 1;
  }

  /** How many more there may be. */
  int room() {
    return Limits.MAX_BATCH_OPERATIONS - list.size();
  }

  /** The operations, where all can be run. */
  List<Operation> operations() {
    return list.stream()
        .map(Row::checked)
        .filter(Checked.Right.class::isInstance)
        .map(checked -> ((Checked.Right) checked).operation())
        .toList();
  }

  /** The first that cannot be run; null where there is none. */
  @Nullable Row firstWrong() {
    return list.stream()
        .filter(row -> row.checked() instanceof Checked.Wrong)
        .findFirst()
        .orElse(null);
  }

  /** Replaces all by others, which have not been run. */
  void setAll(List<Draft> drafts) {
    list.setAll(drafts.stream().map(Row::new).toList());
    chosen.set(list.isEmpty() ? null : list.getFirst());
    changed.run();
  }

  /** Puts some behind the chosen one, or at the end where none is, and chooses the last. */
  void insert(List<Draft> drafts) {
    insert(chosen.get() == null ? list.size() : number(chosen.get()), drafts);
  }

  /** Puts some where the first of them is then to be, and chooses the last. */
  void insert(int at, List<Draft> drafts) {
    int place = Math.min(at, list.size());
    list.addAll(place, drafts.stream().map(Row::new).toList());
    chosen.set(list.get(place + drafts.size() - 1));
    changed.run();
  }

  /** Takes the chosen one away and chooses its neighbour. */
  void delete() {
    int at = list.indexOf(chosen.get());
    if (at >= 0) {
      chosen.set(neighbour(at));
      list.remove(at);
      changed.run();
    }
  }

  private @Nullable Row neighbour(int at) {
    int next = at + 1 < list.size() ? at + 1 : at - 1;
    return next < 0 ? null : list.get(next);
  }

  /** Moves the chosen one towards the end, or towards the beginning by a negative number. */
  void move(int by) {
    Row row = chosen.get();
    int from = list.indexOf(row);
    int to = from + by;
    if (row != null && to >= 0 && to < list.size()) {
      list.remove(from);
      list.add(to, row);
      chosen.set(row);
      changed.run();
    }
  }

  /** Gives the chosen one another form. */
  void edit(Draft draft) {
    Row row = Objects.requireNonNull(chosen.get());
    if (!row.draft().equals(draft)) {
      row.edit(draft);
      changed.run();
    }
  }

  /** Forgets what became of them. */
  void forgetAnswers() {
    list.forEach(row -> row.answer(null));
  }
}
