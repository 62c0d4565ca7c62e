package lockmap.console.value;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What a key holds on the server (<i>theirs</i>), what it held when a draft of it was begun
 * (<i>base</i>), and the draft (<i>mine</i>).
 *
 * <p>News of the server move theirs forward, and only ever forward, so that the answer to a save
 * and the event that tells of it may come in either order. The base moves along as long as the
 * operator has nothing to lose by it: the draft is still the base, or is already what the server
 * holds, or the server holds the same value as before with another time to live. Else base and
 * draft stay as they are and are <i>behind</i>.
 *
 * <p>Belongs to the JavaFX thread.
 */
final class ThreeTexts {

  /** What is held before anything was told. */
  static final Held UNKNOWN = new Held.Nothing(-1);

  private final ReadOnlyObjectWrapper<Held> theirs = new ReadOnlyObjectWrapper<>(UNKNOWN);
  private final ReadOnlyObjectWrapper<Held> base = new ReadOnlyObjectWrapper<>(UNKNOWN);
  private final StringProperty mine = new SimpleStringProperty("");
  private final BooleanBinding modified =
      Bindings.createBooleanBinding(() -> !mine.get().equals(base.get().text()), mine, base);
  private final BooleanBinding behind =
      Bindings.createBooleanBinding(() -> !Held.same(base.get(), theirs.get()), base, theirs);
  private boolean anyOrder;

  ReadOnlyObjectProperty<Held> theirsProperty() {
    return theirs.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Held> baseProperty() {
    return base.getReadOnlyProperty();
  }

  StringProperty mineProperty() {
    return mine;
  }

  /** Whether the draft differs from what it was begun from. */
  ObservableBooleanValue modified() {
    return modified;
  }

  /** Whether the server holds another value than that which the draft was begun from. */
  ObservableBooleanValue behind() {
    return behind;
  }

  /** Begins with a draft of before, of which the server has yet to be heard. */
  void begin(Draft draft) {
    theirs.set(draft.base());
    base.set(draft.base());
    mine.set(draft.text());
  }

  /** Begins with nothing, of which the server has yet to be heard. */
  void begin() {
    begin(new Draft(UNKNOWN, ""));
  }

  /** Goes on with a draft of before, while it is known what the server holds. */
  void resume(Draft draft) {
    base.set(Held.same(draft.base(), theirs.get()) ? theirs.get() : draft.base());
    mine.set(draft.text());
  }

  Draft draft() {
    return new Draft(base.get(), mine.get());
  }

  /** Lets the next news count whatever its revision, as the server may have begun anew. */
  void forgetOrder() {
    anyOrder = true;
  }

  /** Takes what the server tells. */
  void learn(Held told) {
    if (!anyOrder && told.revision() <= theirs.get().revision()) {
      return;
    }
    anyOrder = false;
    theirs.set(told);
    if (!modified.get()) {
      base.set(told);
      mine.set(told.text());
    } else if (Held.same(told, base.get()) || isMine(told)) {
      base.set(told);
    }
  }

  /** Takes what a write of the operator has made of the key; they may have typed on meanwhile. */
  void written(Held held) {
    if (!modified.get()) {
      mine.set(held.text());
    }
    base.set(held);
    if (held.revision() > theirs.get().revision()) {
      theirs.set(held);
    }
  }

  /** Gives up the draft for what the server holds. */
  void takeTheirs() {
    base.set(theirs.get());
    mine.set(theirs.get().text());
  }

  /** Goes on from what the server holds, with a text that has been made in knowledge of it. */
  void rebase(String text) {
    base.set(theirs.get());
    mine.set(text);
  }

  private boolean isMine(Held told) {
    return told instanceof Held.Value && told.text().equals(mine.get());
  }
}
