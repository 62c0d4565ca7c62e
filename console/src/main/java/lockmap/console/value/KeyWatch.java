package lockmap.console.value;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import lockmap.client.WatchQuery;
import lockmap.console.session.Desk;
import lockmap.console.session.Follow;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * What the server has to tell of the key that is open. All of it comes by one watch, also as the
 * key is opened and after a connection broke. While a write is under way its events wait, so that
 * what the operator types meanwhile is not taken for a conflict with what they have just saved.
 * Belongs to the JavaFX thread.
 */
final class KeyWatch {

  private static final int WAITING_EVENTS = 4;

  /** A value that comes sooner is shown without a word that it is being loaded. */
  private static final Duration SOON = Duration.ofMillis(400);

  private final Desk desk;
  private final OpenKey open;
  private final ThreeTexts texts;
  private final Runnable learned;
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper late = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable String> cut = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Duration> left = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Duration> changed = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper farewell = new ReadOnlyStringWrapper("");
  private Instant since = Instant.MAX;
  private @Nullable Instant changedAt;
  private @Nullable Follow<Told> follow;

  /**
   * Watches nothing yet.
   *
   * @param learned what to do when the texts have learned what the key holds
   */
  KeyWatch(Desk desk, OpenKey open, ThreeTexts texts, Runnable learned) {
    this.desk = desk;
    this.open = open;
    this.texts = texts;
    this.learned = learned;
  }

  /** Whether it is known what the key holds. */
  ReadOnlyBooleanWrapper loadedProperty() {
    return loaded;
  }

  /** Whether the value is a while in coming. */
  ReadOnlyBooleanWrapper lateProperty() {
    return late;
  }

  /** Why what is shown may be old; null where it is not. */
  ReadOnlyObjectWrapper<@Nullable String> cutProperty() {
    return cut;
  }

  /** How long the key lives on; null where it does not expire, or does not exist. */
  ReadOnlyObjectWrapper<@Nullable Duration> leftProperty() {
    return left;
  }

  /** How long ago the key was last changed while it was open; null for not at all. */
  ReadOnlyObjectWrapper<@Nullable Duration> changedProperty() {
    return changed;
  }

  /** What became of a key that went away while it was open, as a sentence; else empty. */
  ReadOnlyStringWrapper farewellProperty() {
    return farewell;
  }

  /** Begins to watch the key that is open. */
  void begin() {
    since = desk.clock().instant();
    try {
      follow =
          desk.session()
              .follow(
                  WatchQuery.keys(open.name()),
                  event -> Told.of(event, desk.clock()),
                  WAITING_EVENTS);
    } catch (IllegalArgumentException e) {
      open.troubleProperty().set(Trouble.of(e)); // no such key can exist
    }
  }

  /** Hears nothing more. */
  void close() {
    if (follow != null) {
      follow.close();
      follow = null;
    }
  }

  /** Forgets what was heard. */
  void forget() {
    loaded.set(false);
    cut.set(null);
    left.set(null);
    late.set(false);
    farewell.set("");
    changedAt = null;
    changed.set(null);
  }

  /** Takes what has been told, and counts the time to live down. */
  void tick() {
    if (follow == null) {
      return;
    }
    if (!open.busyProperty().get()) {
      follow.drain(WAITING_EVENTS, this::told);
    }
    follow.ended().ifPresent(this::endedBy);
    Instant now = desk.clock().instant();
    boolean waiting = !loaded.get() && open.troubleProperty().get() == null;
    late.set(waiting && since.plus(SOON).isBefore(now));
    changed.set(changedAt == null ? null : Duration.between(changedAt, now).truncatedTo(SECONDS));
    left.set(
        texts.theirsProperty().get() instanceof Held.Value value
            ? value.left(now).orElse(null)
            : null);
  }

  /** Takes what the operator has made of the key, before the watch tells of it. */
  void written(Held held) {
    changedAt = desk.clock().instant();
    farewell.set(held instanceof Held.Nothing ? "You have deleted it." : "");
  }

  /** Nothing more is heard of the key until it is loaded again. */
  private void endedBy(Trouble why) {
    close();
    cut.set(why.sentence());
    open.troubleProperty().set(why);
  }

  private void told(Told told) {
    switch (told) {
      case Told.Now(Held held, boolean expired) -> {
        Held before = texts.theirsProperty().get();
        texts.learn(held);
        notice(before, expired);
        loaded.set(true);
        learned.run();
      }
      case Told.Afresh _ -> texts.forgetOrder();
      case Told.Cut(String reason) -> cut.set("Waiting for the server: " + reason + ".");
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
      open.creatingProperty().set(false);
      farewell.set("");
    } else if (before instanceof Held.Value) {
      farewell.set(
          expired
              ? "Its time to live was over while you looked at it."
              : "Somebody has deleted it while you looked at it.");
    }
  }
}
