package lockmap.console.watch;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the operator writes to say what the next watch is to be of, judged with every change.
 *
 * <p>Belongs to the JavaFX thread.
 */
final class AimForm {

  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty values = new SimpleBooleanProperty(true);
  private final BooleanProperty states = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper hindrance = new ReadOnlyStringWrapper("");
  private boolean connected;

  /** A form that asks for all keys, without a server to ask. */
  AimForm() {
    scope.addListener(_ -> judge());
    text.addListener(_ -> judge());
    judge();
  }

  /** How much of the store is to be watched. */
  ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  /** The prefix or the keys, as {@link Aim} reads them. */
  StringProperty textProperty() {
    return text;
  }

  /** Whether values are asked for. */
  BooleanProperty valuesProperty() {
    return values;
  }

  /** Whether the watch begins with what the keys hold. */
  BooleanProperty statesProperty() {
    return states;
  }

  /** Why no watch can be started; empty where one can. */
  ReadOnlyStringProperty hindranceProperty() {
    return hindrance.getReadOnlyProperty();
  }

  /** Takes note of whether there is a server to ask. */
  void connected(boolean now) {
    connected = now;
    judge();
  }

  /** Writes a single key. */
  void writeKey(String key) {
    scope.set(Scope.KEYS);
    text.set(KeyWords.write(List.of(key)));
  }

  /** What is to be asked for; empty where something is in the way. */
  Optional<Aim.Right> ready() {
    return connected && aim() instanceof Aim.Right right
        ? Optional.of(asFarAsWanted(right))
        : Optional.empty();
  }

  private Aim.Right asFarAsWanted(Aim.Right aim) {
    var asked = values.get() ? aim.query() : aim.query().withoutValues();
    return new Aim.Right(states.get() ? asked : asked.withoutSnapshot(), aim.words());
  }

  private void judge() {
    hindrance.set(
        connected
            ? switch (aim()) {
              case Aim.Right _ -> "";
              case Aim.Wrong(String complaint) -> complaint;
            }
            : "Connect to a server first.");
  }

  private Aim aim() {
    return Aim.of(scope.get(), text.get());
  }
}
