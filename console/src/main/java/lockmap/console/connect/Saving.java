package lockmap.console.connect;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice;
import lockmap.console.session.Question;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Puts forms into the file of the profiles, takes profiles out of it, and settles what another
 * window has changed meanwhile. Belongs to the JavaFX thread.
 */
final class Saving {

  private final Desk desk;
  private final Profiles profiles;
  private final Entries entries;
  private final Keyring keyring;
  private final Loading loading;
  private final ObjectProperty<@Nullable Trouble> trouble;

  /**
   * Saves nothing yet.
   *
   * @param loading told of what the file holds after each change
   * @param trouble takes what went wrong
   */
  Saving(
      Desk desk,
      Profiles profiles,
      Entries entries,
      Keyring keyring,
      Loading loading,
      ObjectProperty<@Nullable Trouble> trouble) {
    this.desk = desk;
    this.profiles = profiles;
    this.entries = entries;
    this.keyring = keyring;
    this.loading = loading;
    this.trouble = trouble;
  }

  /**
   * Puts a form into the file, unless it is wrong or on its way there already.
   *
   * @param then called once the file holds it
   * @param otherwise called where the file could not be written
   */
  void save(Entry entry, Runnable then, Runnable otherwise) {
    if (!entry.isRight() || entry.savingProperty().get()) {
      return;
    }
    trouble.set(null);
    Profile base = entry.base();
    Profile edited = entry.draft().toProfile(entry.id());
    entry.savingProperty().set(true);
    desk.background()
        .run(
            () ->
                base == null
                    ? new Profiles.Saved.Done(profiles.add(edited))
                    : profiles.replace(base, edited),
            saved -> {
              entry.savingProperty().set(false);
              saved(entry, base, edited, saved, then);
            },
            failure -> {
              entry.savingProperty().set(false);
              trouble.set(ConfigException.explain(failure));
              otherwise.run();
            });
  }

  /**
   * Does something with a profile that is to be in the file first.
   *
   * @param then called unless the form is wrong, even where the file could not be written: a full
   *     disk shuts nobody out
   */
  void savedFirst(Entry entry, Runnable then) {
    if (entry.isRight()) {
      trouble.set(null);
      if (entry.unsavedProperty().get()) {
        save(entry, then, then);
      } else {
        then.run();
      }
    }
  }

  /**
   * Tells that a profile is saved. A connection goes on as it was opened, whatever is saved.
   *
   * @param linked whether the console is connected to it
   * @param reconnect connects to it anew
   */
  void tell(Entry entry, boolean linked, Runnable reconnect) {
    String saved = "Saved “" + entry.nameProperty().get() + "”.";
    if (linked) {
      desk.notices()
          .say(
              Notice.Kind.INFO,
              saved + " The connection is as it was until you connect anew.",
              new Notice.Action("Reconnect", reconnect));
    } else {
      desk.notices().say(Notice.Kind.SUCCESS, saved);
    }
  }

  /** Whether what is not saved may be dropped, or there is nothing such; may ask the operator. */
  boolean mayBeDropped() {
    long edited = entries.edited();
    String what = edited == 1 ? "a profile" : edited + " profiles";
    return edited == 0
        || desk.asker()
            .agrees(
                new Question(
                    "Drop the changes of " + what + "?",
                    "What you have typed is not saved, and will be gone.",
                    "Drop the changes",
                    true));
  }

  private void saved(
      Entry entry, @Nullable Profile base, Profile edited, Profiles.Saved saved, Runnable then) {
    switch (saved) {
      case Profiles.Saved.Done(var all) -> {
        entry.saved(edited);
        loading.follow(all);
        if (base != null && base.keepsToken() && !edited.keepsToken()) {
          keyring.forget(entry);
        }
        keyring.keep(entry);
        then.run();
      }
      case Profiles.Saved.Conflict(var theirs) ->
          entry.conflictProperty().set(Conflict.of(Objects.requireNonNull(base), theirs));
    }
  }

  /** Settles a conflict: what is typed here is to hold, once it is saved anew. */
  void keepMine(Entry entry) {
    Conflict conflict = entry.conflictProperty().get();
    if (conflict != null && conflict.theirs() != null) {
      Draft mine = entry.draft();
      entry.take(conflict.theirs());
      entry.fill(mine);
    } else {
      entry.gone();
    }
  }

  /** Settles a conflict: what the other window has saved is to hold. */
  void takeTheirs(Entry entry) {
    Conflict conflict = entry.conflictProperty().get();
    if (conflict != null && conflict.theirs() != null) {
      entry.take(conflict.theirs());
    } else {
      entries.remove(entry);
    }
  }

  /**
   * Forgets a profile, if the operator agrees.
   *
   * @param base the profile as it is in the file
   * @param open whether the console is connected to it
   * @param gone called once the file holds it no more
   */
  void delete(Entry entry, Profile base, boolean open, Runnable gone) {
    String what =
        (open ? "The console disconnects from it. " : "")
            + "Its bookmarks, its recent keys and its token are forgotten."
            + " Nothing on the server changes.";
    if (desk.asker()
        .agrees(
            new Question(
                "Delete the profile “" + base.name() + "”?", what, "Delete the profile", true))) {
      desk.background()
          .run(
              () -> profiles.remove(base),
              saved -> removed(entry, base, saved, gone),
              failure -> trouble.set(ConfigException.explain(failure)));
    }
  }

  private void removed(Entry entry, Profile base, Profiles.Saved saved, Runnable gone) {
    if (saved instanceof Profiles.Saved.Conflict(var theirs) && theirs != null) {
      entry.conflictProperty().set(Conflict.of(base, theirs));
      return;
    }
    gone.run();
    if (base.keepsToken()) {
      keyring.forget(entry);
    }
    entries.remove(entry);
  }
}
