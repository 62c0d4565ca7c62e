package lockmap.console.value;

import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Saves the draft of the key that is open. A save is a compare-and-swap on the revision that the
 * draft was begun from, so it can only ever replace what the operator has seen; where it conflicts,
 * it waits for the operator to bring mine and theirs together. Belongs to the JavaFX thread.
 */
final class Saving {

  private final OpenKey open;
  private final ThreeTexts texts;
  private final KeyWrites writes;
  private final ReadOnlyBooleanWrapper conflict;

  /**
   * Saves nothing yet.
   *
   * @param conflict whether mine and theirs wait to be brought together
   */
  Saving(OpenKey open, ThreeTexts texts, KeyWrites writes, ReadOnlyBooleanWrapper conflict) {
    this.open = open;
    this.texts = texts;
    this.writes = writes;
    this.conflict = conflict;
  }

  /** Saves the draft, if the key is still as it was when the draft was begun. */
  void save() {
    if (texts.behind().get()) {
      conflict.set(true);
      return;
    }
    String name = open.name();
    String text = texts.mineProperty().get();
    Runnable onConflict = () -> conflict.set(true);
    switch (texts.baseProperty().get()) {
      case Held.Value before ->
          writes.write(client -> Writes.edit(client, name, before, text), onConflict);
      case Held.Nothing _ -> writes.write(client -> Writes.create(client, name, text), onConflict);
    }
  }

  /** Saves the draft over what the server holds by now, and over nothing newer. */
  void overwrite() {
    merged(texts.mineProperty().get());
    save();
  }

  /** Goes on with a text that has been made of both. It is not saved yet. */
  void merged(String text) {
    texts.rebase(text);
    conflict.set(false);
  }

  /** Goes on with a save that failed though the value is what the operator has seen. */
  void resume() {
    if (conflict.get() && !texts.behind().get()) {
      conflict.set(false);
      if (texts.modified().get()) {
        save();
      }
    }
  }
}
