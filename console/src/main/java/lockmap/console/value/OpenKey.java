package lockmap.console.value;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** Which key is open, and what is under way with it. Belongs to the JavaFX thread. */
final class OpenKey {

  private final ReadOnlyObjectWrapper<@Nullable String> key = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();

  /** The key; null for none. */
  ReadOnlyObjectWrapper<@Nullable String> keyProperty() {
    return key;
  }

  /** Whether a write is under way. */
  ReadOnlyBooleanWrapper busyProperty() {
    return busy;
  }

  /** Whether a key that does not exist is being made. */
  ReadOnlyBooleanWrapper creatingProperty() {
    return creating;
  }

  /** What went wrong last; null for nothing. */
  ReadOnlyObjectWrapper<@Nullable Trouble> troubleProperty() {
    return trouble;
  }

  /**
   * The key that must be open.
   *
   * @throws IllegalStateException if none is
   */
  String name() {
    return Optional.ofNullable(key.get()).orElseThrow(() -> new IllegalStateException("no key"));
  }

  /** Whether that key is open. */
  boolean is(String name) {
    return name.equals(key.get());
  }

  /** Nothing is under way any more, and nothing is wrong. */
  void settle() {
    busy.set(false);
    creating.set(false);
    trouble.set(null);
  }
}
