package lockmap.console.value;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import lockmap.api.Durations;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.client.WatchQuery;
import lockmap.console.session.Desk;
import lockmap.console.session.Follow;
import lockmap.console.session.Notice.Action;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Question;
import lockmap.console.session.Target;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * One key that is looked at and perhaps changed. Nobody's edit is lost: a save is a
 * compare-and-swap on the revision that the draft was begun from, so it can only ever replace what
 * the operator has seen, and it leaves the time to live alone. Where it conflicts, base, mine and
 * theirs are there to be merged; see {@link ThreeTexts}.
 *
 * <p>All that the server has to tell comes by one watch of the key, also as it is opened and after
 * a connection broke. While a write is under way its events wait, so that what the operator types
 * meanwhile is not taken for a conflict with what they have just saved.
 *
 * <p>Belongs to the JavaFX thread.
 */
public final class ValueModel {

  private static final int WAITING_EVENTS = 4;

  /** A value that comes sooner is shown without a word that it is being loaded. */
  private static final Duration SOON = Duration.ofMillis(400);

  private final Desk desk;
  private final Drafts drafts = new Drafts();
  private final ThreeTexts texts = new ThreeTexts();
  private final ReadOnlyObjectWrapper<@Nullable String> key = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper conflict = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable String> cut = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Duration> left = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Undo> undo = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper late = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper farewell = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Duration> changed = new ReadOnlyObjectWrapper<>();
  private final BooleanBinding savable = Bindings.or(texts.modified(), creating).and(busy.not());
  private Instant since = Instant.MAX;
  private @Nullable Instant changedAt;
  private String profile = "";
  private @Nullable Follow<Told> follow;

  /** No key yet. */
  public ValueModel(Desk desk) {
    this.desk = desk;
    desk.session().targetProperty().subscribe((_, next) -> turnTo(next));
  }

  /** The key that is open; null for none. */
  public ReadOnlyObjectProperty<@Nullable String> keyProperty() {
    return key.getReadOnlyProperty();
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
    return loaded.getReadOnlyProperty();
  }

  /** Whether a write is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether mine and theirs wait to be brought together. */
  public ReadOnlyBooleanProperty conflictProperty() {
    return conflict.getReadOnlyProperty();
  }

  /** Why what is shown may be old; null where it is not. */
  public ReadOnlyObjectProperty<@Nullable String> cutProperty() {
    return cut.getReadOnlyProperty();
  }

  /** How long the key lives on; null where it does not expire, or does not exist. */
  public ReadOnlyObjectProperty<@Nullable Duration> leftProperty() {
    return left.getReadOnlyProperty();
  }

  /** What went wrong last; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** The last change that can be taken back; null for none. */
  ReadOnlyObjectProperty<@Nullable Undo> undoProperty() {
    return undo.getReadOnlyProperty();
  }

  /** How many drafts of keys that are not open wait to be saved. */
  public ReadOnlyIntegerProperty draftsProperty() {
    return drafts.countProperty();
  }

  /** The keys of this server that have a draft which waits to be saved. */
  public List<String> drafts() {
    return drafts.keys(profile);
  }

  /** Whether a key that does not exist is being made; an empty value can then be saved too. */
  ReadOnlyBooleanProperty creatingProperty() {
    return creating.getReadOnlyProperty();
  }

  /** Whether there is something that can be saved now. */
  ObservableBooleanValue savable() {
    return savable;
  }

  /** Whether the value is a while in coming. */
  ReadOnlyBooleanProperty lateProperty() {
    return late.getReadOnlyProperty();
  }

  /** What became of a key that went away while it was open, as a sentence; else empty. */
  ReadOnlyStringProperty farewellProperty() {
    return farewell.getReadOnlyProperty();
  }

  /** How long ago the key was last changed while it was open; null for not at all. */
  ReadOnlyObjectProperty<@Nullable Duration> changedProperty() {
    return changed.getReadOnlyProperty();
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
    if (next.equals(key.get())) {
      return;
    }
    leave();
    begin(next);
  }

  private void begin(String next) {
    key.set(next);
    since = desk.clock().instant();
    drafts.of(profile, next).ifPresentOrElse(texts::begin, texts::begin);
    drafts.drop(profile, next);
    try {
      follow =
          desk.session()
              .follow(WatchQuery.keys(next), event -> Told.of(event, desk.clock()), WAITING_EVENTS);
    } catch (IllegalArgumentException e) {
      trouble.set(Trouble.of(e)); // no such key can exist
    }
  }

  /** Looks at no key. The draft is kept. */
  public void close() {
    leave();
  }

  /** Asks once more for what the key holds. The draft is kept. */
  public void reload() {
    String again = open();
    keepDraft(again);
    end();
    begin(again);
  }

  private void leave() {
    String before = key.get();
    if (before == null) {
      return;
    }
    if (keepDraft(before)) {
      tellOfDraft(before);
    }
    end();
  }

  private boolean keepDraft(String of) {
    if (texts.modified().get()) {
      drafts.keep(profile, of, texts.draft());
    }
    return texts.modified().get();
  }

  private void tellOfDraft(String of) {
    String from = profile;
    desk.notices()
        .say(
            Kind.INFO,
            "Your edit of " + of + " is not saved; it is kept as a draft.",
            new Action(
                "Go back",
                () -> {
                  if (from.equals(profile)) {
                    open(of);
                  }
                }));
  }

  private void end() {
    if (follow != null) {
      follow.close();
      follow = null;
    }
    key.set(null);
    texts.begin();
    loaded.set(false);
    busy.set(false);
    conflict.set(false);
    cut.set(null);
    left.set(null);
    trouble.set(null);
    creating.set(false);
    late.set(false);
    farewell.set("");
    changedAt = null;
    changed.set(null);
  }

  /** Takes what has been told, and counts the time to live down. */
  public void tick() {
    if (follow == null) {
      return;
    }
    if (!busy.get()) {
      follow.drain(WAITING_EVENTS, this::told);
    }
    follow.ended().ifPresent(this::endedBy);
    Instant now = desk.clock().instant();
    late.set(!loaded.get() && trouble.get() == null && since.plus(SOON).isBefore(now));
    changed.set(changedAt == null ? null : Duration.between(changedAt, now).truncatedTo(SECONDS));
    left.set(
        texts.theirsProperty().get() instanceof Held.Value value
            ? value.left(now).orElse(null)
            : null);
  }

  /** Nothing more is heard of the key until it is loaded again. */
  private void endedBy(Trouble why) {
    if (follow != null) {
      follow.close();
      follow = null;
    }
    cut.set(why.sentence());
    trouble.set(why);
  }

  /** Saves the draft, if the key is still as it was when the draft was begun. */
  public void save() {
    if (texts.behind().get()) {
      conflict.set(true);
      return;
    }
    String name = open();
    String text = texts.mineProperty().get();
    switch (texts.baseProperty().get()) {
      case Held.Value before ->
          write(client -> Writes.edit(client, name, before, text), this::conflicted);
      case Held.Nothing _ -> write(client -> Writes.create(client, name, text), this::conflicted);
    }
  }

  /** Gives up the draft for what the server holds. */
  public void takeTheirs() {
    String name = open();
    Draft dropped = texts.draft();
    boolean lost = texts.modified().get();
    texts.takeTheirs();
    conflict.set(false);
    creating.set(false);
    if (lost) {
      desk.notices()
          .say(
              Kind.INFO,
              "Dropped your edit of " + name + ".",
              new Action("Bring it back", () -> bringBack(name, dropped)));
    }
  }

  /** Begins to make a key that does not exist. */
  void create() {
    creating.set(true);
  }

  /** Whether the edits that are not saved may be lost; may ask the operator. */
  public boolean mayBeDropped() {
    int edits = drafts.countProperty().get() + (texts.modified().get() ? 1 : 0);
    return edits == 0 || desk.asker().agrees(droppingOf(edits));
  }

  private void bringBack(String name, Draft dropped) {
    if (name.equals(key.get()) && !texts.modified().get()) {
      texts.resume(dropped);
    }
  }

  /** Saves the draft over what the server holds by now, and over nothing newer. */
  public void overwrite() {
    merged(texts.mineProperty().get());
    save();
  }

  /** Goes on with a text that has been made of both. It is not saved yet. */
  public void merged(String text) {
    texts.rebase(text);
    conflict.set(false);
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
    try {
      Ttl ttl = Ttl.of(Durations.parse(text.strip()));
      String name = open();
      write(client -> Writes.touch(client, name, ttl), ValueModel::onlyTold);
      return true;
    } catch (IllegalArgumentException e) {
      trouble.set(Trouble.of(e));
      return false;
    }
  }

  /** Lets the key live for as long as nobody removes it. */
  public void persist() {
    String name = open();
    write(client -> Writes.touch(client, name, Ttl.FOREVER), ValueModel::onlyTold);
  }

  /** Removes the key, if it is still as it was loaded. */
  public void delete() {
    String name = open();
    if (texts.baseProperty().get() instanceof Held.Value before
        && desk.asker().agrees(deletionOf(name))) {
      write(client -> Writes.delete(client, name, before), ValueModel::onlyTold);
    }
  }

  /** Takes the last change back, if nobody has changed the key since. */
  public void undo() {
    Undo last = undo.get();
    if (last != null) {
      undo(last);
    }
  }

  /** Takes the last trouble away. */
  public void dismissTrouble() {
    trouble.set(null);
  }

  private void turnTo(@Nullable Target next) {
    close();
    undo.set(null);
    profile = next == null ? "" : next.profile();
  }

  private String open() {
    return Optional.ofNullable(key.get()).orElseThrow(() -> new IllegalStateException("no key"));
  }

  private void told(Told told) {
    switch (told) {
      case Told.Now(Held held, boolean expired) -> {
        Held before = texts.theirsProperty().get();
        texts.learn(held);
        notice(before, expired);
        loaded.set(true);
        settle();
      }
      case Told.Afresh _ -> texts.forgetOrder();
      case Told.Cut(String reason) -> cut.set(reason);
      case Told.Sure _ -> cut.set(null);
      case Told.Other _ -> {}
    }
  }

  /** Remembers when the key was changed, and what became of one that went away. */
  private void notice(Held before, boolean expired) {
    Held now = texts.theirsProperty().get();
    if (loaded.get() && !Held.same(before, now)) {
      changedAt = desk.clock().instant();
    }
    if (now instanceof Held.Value) {
      creating.set(false);
      farewell.set("");
    } else if (before instanceof Held.Value) {
      farewell.set(
          expired
              ? "Its time to live was over while you looked at it."
              : "Somebody has deleted it while you looked at it.");
    }
  }

  /** Goes on with a save that failed though the value is what the operator has seen. */
  private void settle() {
    if (conflict.get() && !texts.behind().get()) {
      conflict.set(false);
      if (texts.modified().get()) {
        save();
      }
    }
  }

  private void undo(Undo last) {
    undo.set(null);
    desk.session()
        .ask(
            client -> last.apply(client, desk.clock().instant()),
            done -> desk.notices().say(done ? Kind.SUCCESS : Kind.WARNING, last.outcome(done)),
            desk.notices()::say);
  }

  /** A save that found another value than it was to replace waits for the operator. */
  private void conflicted() {
    conflict.set(true);
  }

  /** A conflict that is told, and that is all: nothing is to be saved on top of it later. */
  private static void onlyTold() {}

  private void write(Function<StoreClient, Written> request, Runnable onConflict) {
    String name = open();
    busy.set(true);
    trouble.set(null);
    desk.session()
        .ask(
            request,
            written -> {
              tell(written);
              whileOpen(name, () -> take(written, onConflict));
            },
            failure -> {
              if (!whileOpen(name, () -> trouble.set(failure))) {
                desk.notices().say(failure);
              }
            });
  }

  private boolean whileOpen(String name, Runnable take) {
    if (!name.equals(key.get())) {
      return false;
    }
    busy.set(false);
    take.run();
    return true;
  }

  private void take(Written written, Runnable onConflict) {
    switch (written) {
      case Written.Done(Held held, _, _) when held != null -> {
        texts.written(held);
        creating.set(false);
        changedAt = desk.clock().instant();
        farewell.set(held instanceof Held.Nothing ? "You have deleted it." : "");
      }
      case Written.Done _ -> {}
      case Written.Conflict _ -> onConflict.run();
    }
  }

  private void tell(Written written) {
    switch (written) {
      case Written.Done(_, Undo made, String sentence) when made != null -> {
        undo.set(made);
        desk.notices().say(Kind.SUCCESS, sentence, new Action("Undo", () -> undo(made)));
      }
      case Written.Done(_, _, String sentence) -> desk.notices().say(Kind.SUCCESS, sentence);
      case Written.Conflict(String sentence) -> desk.notices().say(Kind.WARNING, sentence);
    }
  }

  private static Question droppingOf(int edits) {
    String these = edits == 1 ? "an edit" : edits + " edits";
    return new Question(
        "Drop " + these + " that " + (edits == 1 ? "is" : "are") + " not saved?",
        "The server does not have them, and what you have written will be gone.",
        "Drop " + these,
        true);
  }

  private static Question deletionOf(String name) {
    return new Question(
        "Delete this key?",
        name + " is deleted if nobody has changed it since you loaded it. You can undo that.",
        "Delete",
        true);
  }
}
