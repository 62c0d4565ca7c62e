package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lockmap.api.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are to be shown and how, as the operator writes it. It counts once they have stopped
 * writing for a moment. Belongs to the JavaFX thread.
 */
final class Filter {

  private static final Duration REST = Duration.ofMillis(200);

  private final InstantSource clock;
  private final Runnable changed;
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty delimiter = new SimpleStringProperty("/");
  private final BooleanProperty tree = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper prefix = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private String folded = "/";
  private @Nullable Instant touched;

  /**
   * Lets everything through, as a tree.
   *
   * @param changed told when other keys are to be shown
   */
  Filter(InstantSource clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
    text.addListener((_, _, _) -> touched = clock.instant());
    delimiter.addListener((_, _, _) -> touched = clock.instant());
    tree.addListener((_, _, _) -> settle());
  }

  /** What is written. */
  StringProperty textProperty() {
    return text;
  }

  /** Where folders end; empty for a flat list. */
  StringProperty delimiterProperty() {
    return delimiter;
  }

  /** Whether there are folders at all. */
  BooleanProperty treeProperty() {
    return tree;
  }

  /** What the keys that are shown begin with. */
  ReadOnlyStringProperty prefixProperty() {
    return prefix.getReadOnlyProperty();
  }

  /** Why what is written cannot be sought; empty where it can. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Where the folders end that are shown; empty for a flat list. */
  String folded() {
    return folded;
  }

  /** Lets other keys through at once. */
  void set(String other) {
    text.set(other);
    settle();
  }

  /** Lets everything through, without telling so. */
  void reset() {
    text.set("");
    take();
  }

  void tick() {
    if (touched != null && !clock.instant().isBefore(touched.plus(REST))) {
      settle();
    }
  }

  /** Has what is written count now. */
  void settle() {
    String prefixBefore = prefix.get();
    String foldedBefore = folded;
    take();
    if (!prefixBefore.equals(prefix.get()) || !foldedBefore.equals(folded)) {
      changed.run();
    }
  }

  private void take() {
    touched = null;
    try {
      Limits.requireText("filter", text.get());
      Limits.requireText("delimiter", delimiter.get());
    } catch (IllegalArgumentException _) {
      problem.set("The filter or the delimiter has half a character, which no key can hold.");
      return;
    }
    problem.set("");
    prefix.set(text.get());
    folded = tree.get() ? delimiter.get() : "";
  }
}
