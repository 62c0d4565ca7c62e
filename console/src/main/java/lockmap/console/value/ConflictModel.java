package lockmap.console.value;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lockmap.console.session.Call;
import lockmap.console.session.Notice.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Base, mine and theirs side by side, two at a time or all three as a merge, and what can be done
 * about them. JSON is compared in lines, as one that is stored compact would be one line that
 * differs. What takes time is worked out in the background. Belongs to the JavaFX thread.
 */
final class ConflictModel {

  /** What is set side by side. */
  enum Side {
    THEIRS("Their change"),
    MINE("My change"),
    BOTH("Both sides"),
    MERGE("Merge");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final ValueModel value;
  private final BooleanProperty comparing = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.THEIRS);
  private final ReadOnlyObjectWrapper<@Nullable DiffModel> diff = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable MergeModel> merge = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper mergeable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private @Nullable Call call;

  ConflictModel(ValueModel value) {
    this.value = value;
    shown.bind(
        Bindings.and(
            Bindings.or(value.conflictProperty(), comparing), value.keyProperty().isNotNull()));
    shown.subscribe(now -> {
      side.set(Side.THEIRS);
      refresh();
    });
    side.subscribe(_ -> refresh());
    value.theirsProperty().subscribe(_ -> theirsChanged());
    value.baseProperty().subscribe(_ -> refresh());
    value.keyProperty().subscribe(_ -> comparing.set(false));
    value.behind().subscribe(behind -> comparing.set(comparing.get() && behind));
  }

  /** Whether the texts are to be set side by side rather than edited. */
  ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Which of them. */
  ObjectProperty<Side> sideProperty() {
    return side;
  }

  /** Two texts side by side; null for none, or not yet. */
  ReadOnlyObjectProperty<@Nullable DiffModel> diffProperty() {
    return diff.getReadOnlyProperty();
  }

  /** The merge that is being decided on; null for none, or not yet. */
  ReadOnlyObjectProperty<@Nullable MergeModel> mergeProperty() {
    return merge.getReadOnlyProperty();
  }

  /** Whether there are three texts to merge: a key that is gone has none. */
  ReadOnlyBooleanProperty mergeableProperty() {
    return mergeable.getReadOnlyProperty();
  }

  /** Why the merge cannot be saved yet, for a button; empty where it can be. */
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** Shows the differences, without anything having been saved. */
  void compare() {
    comparing.set(true);
  }

  /** Goes back to the draft and leaves everything as it is. */
  void leave() {
    comparing.set(false);
    value.leaveConflict();
  }

  /** Gives up mine. */
  void takeTheirs() {
    value.takeTheirs();
    comparing.set(false);
  }

  /** Saves mine over theirs, and over nothing newer. */
  void overwrite() {
    comparing.set(false);
    value.overwrite();
  }

  /** Goes on editing with the merge as the draft, once nothing is left to resolve. */
  void edit() {
    MergeModel decided = merge.get();
    if (decided != null && obstacle.get().isEmpty()) {
      finish(decided, this::use);
    }
  }

  /** Saves the merge on top of theirs, once nothing is left to resolve. */
  void save() {
    MergeModel decided = merge.get();
    if (decided == null || !obstacle.get().isEmpty()) {
      return;
    }
    finish(
        decided,
        merged -> {
          use(merged);
          JsonFault fault = merged.fault();
          if (fault == null) {
            value.save();
          } else {
            value
                .desk()
                .notices()
                .say(
                    Kind.WARNING,
                    "The merge is not saved, because it is no JSON. It is your draft now. "
                        + fault.sentence());
          }
        });
  }

  /** Makes of a merge what is to be stored, as it is decided on by then. */
  private void finish(MergeModel decided, Consumer<Comparison.Merged> then) {
    Comparison comparison = comparison();
    String text = decided.resultProperty().get();
    work(
        () -> comparison.merged(text),
        merged -> {
          if (text.equals(decided.resultProperty().get())) {
            then.accept(merged);
          } else if (obstacle.get().isEmpty()) {
            finish(decided, then);
          }
        });
  }

  private void use(Comparison.Merged merged) {
    comparing.set(false);
    value.merged(merged.text());
  }

  private void theirsChanged() {
    if (shown.get() && merge.get() != null) {
      value
          .desk()
          .notices()
          .say(Kind.WARNING, "The value changed on the server once more: the merge begins anew.");
    }
    refresh();
  }

  private Comparison comparison() {
    return new Comparison(
        value.baseProperty().get().text(),
        value.draftProperty().get(),
        value.theirsProperty().get().text());
  }

  private void refresh() {
    if (call != null) {
      call.cancel();
      call = null;
    }
    diff.set(null);
    merge.set(null);
    obstacle.unbind();
    obstacle.set("The texts are being compared");
    if (!shown.get()) {
      return;
    }
    Held before = value.baseProperty().get();
    Held now = value.theirsProperty().get();
    mergeable.set(before instanceof Held.Value && now instanceof Held.Value);
    Comparison texts = comparison();
    switch (side.get()) {
      case THEIRS -> work(() -> texts.theirChange(), this::show);
      case MINE -> work(() -> texts.myChange(), this::show);
      case BOTH -> work(() -> texts.bothSides(), this::show);
      case MERGE -> work(() -> texts.merge(), this::decide);
    }
  }

  private <T> void work(Callable<T> work, Consumer<T> done) {
    call = value.desk().background().run(work, done, this::failed);
  }

  private void show(Diff found) {
    diff.set(new DiffModel(found));
  }

  private void decide(Merge found) {
    MergeModel model = new MergeModel(found);
    obstacle.bind(
        Bindings.createStringBinding(
            () -> obstacle(model.unresolvedProperty().get()), model.unresolvedProperty()));
    merge.set(model);
  }

  private static String obstacle(int unresolved) {
    return unresolved == 0
        ? ""
        : "Resolve %d %s to save".formatted(unresolved, unresolved == 1 ? "conflict" : "conflicts");
  }

  private void failed(Exception e) {
    value.desk().notices().say(Kind.DANGER, "The texts cannot be compared: " + e.getMessage());
  }
}
