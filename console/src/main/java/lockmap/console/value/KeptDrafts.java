package lockmap.console.value;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice.Action;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Question;

/**
 * Keeps what the operator has written and not saved: as they turn to another key, as they revert
 * it, as they are about to lose it. Belongs to the JavaFX thread.
 */
final class KeptDrafts {

  private final Desk desk;
  private final OpenKey open;
  private final ThreeTexts texts;
  private final Consumer<String> opener;
  private final Drafts drafts = new Drafts();
  private String profile = "";

  /**
   * Keeps nothing yet.
   *
   * @param opener opens a key, where a draft is gone back to
   */
  KeptDrafts(Desk desk, OpenKey open, ThreeTexts texts, Consumer<String> opener) {
    this.desk = desk;
    this.open = open;
    this.texts = texts;
    this.opener = opener;
  }

  /** Turns to another server. */
  void turnTo(String next) {
    profile = next;
  }

  /** How many there are, of all servers. */
  ReadOnlyIntegerProperty countProperty() {
    return drafts.countProperty();
  }

  /** The keys of this server that have one. */
  List<String> keys() {
    return drafts.keys(profile);
  }

  /** Goes on with the draft of the key that is open, or begins one. */
  void takeUp() {
    String name = open.name();
    drafts.of(profile, name).ifPresentOrElse(texts::begin, texts::begin);
    drafts.drop(profile, name);
  }

  /**
   * Keeps the draft of the key that is open.
   *
   * @return whether there is one
   */
  boolean keep() {
    if (texts.modified().get()) {
      drafts.keep(profile, open.name(), texts.draft());
    }
    return texts.modified().get();
  }

  /** Keeps the draft of the key that is open and tells how to come back to it. */
  void leave() {
    if (keep()) {
      tellOf(open.name());
    }
  }

  /** Gives up the draft for what the server holds. */
  void revert() {
    String name = open.name();
    Draft dropped = texts.draft();
    boolean lost = texts.modified().get();
    texts.takeTheirs();
    if (lost) {
      desk.notices()
          .say(
              Kind.INFO,
              "Dropped your edit of " + name + ".",
              new Action("Bring it back", () -> bringBack(name, dropped)));
    }
  }

  /** Whether the edits that are not saved may be lost; may ask the operator. */
  boolean mayBeDropped() {
    int edits = drafts.countProperty().get() + (texts.modified().get() ? 1 : 0);
    return edits == 0 || desk.asker().agrees(droppingOf(edits));
  }

  private void tellOf(String name) {
    String from = profile;
    desk.notices()
        .say(
            Kind.INFO,
            "Your edit of " + name + " is not saved; it is kept as a draft.",
            new Action(
                "Go back",
                () -> {
                  if (from.equals(profile)) {
                    opener.accept(name);
                  }
                }));
  }

  private void bringBack(String name, Draft dropped) {
    if (open.is(name) && !texts.modified().get()) {
      texts.resume(dropped);
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
}
