package lockmap.console.value;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import lockmap.console.session.Desk;
import lockmap.console.session.Target;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * One key that is looked at and perhaps changed. Nobody's edit is lost: a save is a
 * compare-and-swap on the revision that the draft was begun from, so it can only ever replace what
 * the operator has seen, and it leaves the time to live alone. Where it conflicts, base, mine and
 * theirs are there to be merged; see {@link ThreeTexts}.
 *
 * <p>This is what screens see of it. What the server tells comes by {@link KeyWatch}; {@link
 * Saving}, {@link Lifetime} and {@link KeyWrites} change the key; {@link KeptDrafts} keeps what is
 * not saved.
 *
 * <p>Belongs to the JavaFX thread.
 */
public final class ValueModel {

  private final Desk desk;
  private final OpenKey open = new OpenKey();
  private final ThreeTexts texts = new ThreeTexts();
  private final ReadOnlyBooleanWrapper conflict = new ReadOnlyBooleanWrapper();
  private final KeptDrafts drafts;
  private final KeyWatch watch;
  private final KeyWrites writes;
  private final Saving saving;
  private final Lifetime lifetime;
  private final BooleanBinding savable =
      Bindings.or(texts.modified(), open.creatingProperty()).and(open.busyProperty().not());

  /** No key yet. */
  public ValueModel(Desk desk) {
    this.desk = desk;
    this.drafts = new KeptDrafts(desk, open, texts, this::open);
    this.watch = new KeyWatch(desk, open, texts, this::learned);
    this.writes = new KeyWrites(desk, open, texts, watch);
    this.saving = new Saving(open, texts, writes, conflict);
    this.lifetime = new Lifetime(open, writes);
    desk.session().targetProperty().subscribe((_, next) -> turnTo(next));
  }

  /** The key that is open; null for none. */
  public ReadOnlyObjectProperty<@Nullable String> keyProperty() {
    return open.keyProperty().getReadOnlyProperty();
  }

  /** The text that the operator changes. */
  public StringProperty draftProperty() {
    return texts.mineProperty();
  }

  /** What the key held when the draft was begun. */
  ReadOnlyObjectProperty<Held> baseProperty() {
    return texts.baseProperty();
  }

  /** What the key holds on the server, as far as it is known. */
  ReadOnlyObjectProperty<Held> theirsProperty() {
    return texts.theirsProperty();
  }

  /** Whether there is something to save. */
  public ObservableBooleanValue modified() {
    return texts.modified();
  }

  /** Whether somebody else has changed the value since the draft was begun. */
  public ObservableBooleanValue behind() {
    return texts.behind();
  }

  /** Whether it is known what the key holds. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return watch.loadedProperty().getReadOnlyProperty();
  }

  /** Whether a write is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return open.busyProperty().getReadOnlyProperty();
  }

  /** Whether mine and theirs wait to be brought together. */
  public ReadOnlyBooleanProperty conflictProperty() {
    return conflict.getReadOnlyProperty();
  }

  /** Why what is shown may be old; null where it is not. */
  public ReadOnlyObjectProperty<@Nullable String> cutProperty() {
    return watch.cutProperty().getReadOnlyProperty();
  }

  /** How long the key lives on; null where it does not expire, or does not exist. */
  public ReadOnlyObjectProperty<@Nullable Duration> leftProperty() {
    return watch.leftProperty().getReadOnlyProperty();
  }

  /** What went wrong last; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return open.troubleProperty().getReadOnlyProperty();
  }

  /** The last change that can be taken back; null for none. */
  ReadOnlyObjectProperty<@Nullable Undo> undoProperty() {
    return writes.undoProperty().getReadOnlyProperty();
  }

  /** How many drafts of keys that are not open wait to be saved. */
  public ReadOnlyIntegerProperty draftsProperty() {
    return drafts.countProperty();
  }

  /** The keys of this server that have a draft which waits to be saved. */
  public List<String> drafts() {
    return drafts.keys();
  }

  /** Whether a key that does not exist is being made; an empty value can then be saved too. */
  ReadOnlyBooleanProperty creatingProperty() {
    return open.creatingProperty().getReadOnlyProperty();
  }

  /** Whether there is something that can be saved now. */
  ObservableBooleanValue savable() {
    return savable;
  }

  /** Whether the value is a while in coming. */
  ReadOnlyBooleanProperty lateProperty() {
    return watch.lateProperty().getReadOnlyProperty();
  }

  /** What became of a key that went away while it was open, as a sentence; else empty. */
  ReadOnlyStringProperty farewellProperty() {
    return watch.farewellProperty().getReadOnlyProperty();
  }

  /** How long ago the key was last changed while it was open; null for not at all. */
  ReadOnlyObjectProperty<@Nullable Duration> changedProperty() {
    return watch.changedProperty().getReadOnlyProperty();
  }

  /** What the model works with. */
  Desk desk() {
    return desk;
  }

  /** Whether something can be changed here and now. */
  public ReadOnlyBooleanProperty writableProperty() {
    return desk.session().writableProperty();
  }

  /** Opens a key, with the draft of it if there is one. The draft of the key before is kept. */
  public void open(String next) {
    if (!open.is(next)) {
      close();
      begin(next);
    }
  }

  /** Looks at no key. The draft is kept. */
  public void close() {
    if (open.keyProperty().get() != null) {
      drafts.leave();
      end();
    }
  }

  /** Asks once more for what the key holds. The draft is kept. */
  public void reload() {
    String again = open.name();
    boolean _ = drafts.keep();
    end();
    begin(again);
  }

  private void begin(String next) {
    open.keyProperty().set(next);
    drafts.takeUp();
    watch.begin();
  }

  private void end() {
    watch.close();
    open.keyProperty().set(null);
    texts.begin();
    watch.forget();
    open.settle();
    conflict.set(false);
  }

  private void turnTo(@Nullable Target next) {
    close();
    writes.undoProperty().set(null);
    drafts.turnTo(next == null ? "" : next.profile());
  }

  private void learned() {
    saving.resume();
  }

  /** Takes what has been told, and counts the time to live down. */
  public void tick() {
    watch.tick();
  }

  /** Saves the draft, if the key is still as it was when the draft was begun. */
  public void save() {
    saving.save();
  }

  /** Gives up the draft for what the server holds. */
  public void takeTheirs() {
    drafts.revert();
    conflict.set(false);
    open.creatingProperty().set(false);
  }

  /** Begins to make a key that does not exist. */
  void create() {
    open.creatingProperty().set(true);
  }

  /** Whether the edits that are not saved may be lost; may ask the operator. */
  public boolean mayBeDropped() {
    return drafts.mayBeDropped();
  }

  /** Saves the draft over what the server holds by now, and over nothing newer. */
  public void overwrite() {
    saving.overwrite();
  }

  /** Goes on with a text that has been made of both. It is not saved yet. */
  public void merged(String text) {
    saving.merged(text);
  }

  /** Leaves a conflict as it is, to go on typing. */
  public void leaveConflict() {
    conflict.set(false);
  }

  /**
   * Gives the key another time to live and leaves its value.
   *
   * @param text a time such as {@code 15m}
   * @return whether it is one
   */
  public boolean expireIn(String text) {
    return lifetime.expireIn(text);
  }

  /** Lets the key live for as long as nobody removes it. */
  public void persist() {
    lifetime.persist();
  }

  /** Removes the key, if it is still as it was loaded. */
  public void delete() {
    writes.delete();
  }

  /** Takes the last change back, if nobody has changed the key since. */
  public void undo() {
    writes.undo();
  }

  /** Takes the last trouble away. */
  public void dismissTrouble() {
    open.troubleProperty().set(null);
  }
}
