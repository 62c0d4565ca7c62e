package lockmap.console;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.console.ui.Appearance;

/** Whether the console is light or dark, as the operator has chosen. */
final class AppearanceModel {

  private final ReadOnlyObjectWrapper<Appearance> chosen;
  private final Consumer<Appearance> listener;

  /**
   * Begins with a choice, of which the listener is not told.
   *
   * @param listener told of each other choice, so that it can be kept
   */
  AppearanceModel(Appearance initial, Consumer<Appearance> listener) {
    this.chosen = new ReadOnlyObjectWrapper<>(initial);
    this.listener = listener;
  }

  ReadOnlyObjectProperty<Appearance> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What is chosen now. */
  Appearance chosen() {
    return Objects.requireNonNull(chosen.get());
  }

  /** Makes another choice. */
  void choose(Appearance appearance) {
    if (appearance != chosen()) {
      chosen.set(appearance);
      listener.accept(appearance);
    }
  }

  /** Goes on to the next choice, and from the last to the first. */
  void next() {
    choose(
        switch (chosen()) {
          case SYSTEM -> Appearance.LIGHT;
          case LIGHT -> Appearance.DARK;
          case DARK -> Appearance.SYSTEM;
        });
  }
}
