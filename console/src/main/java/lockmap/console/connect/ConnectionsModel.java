package lockmap.console.connect;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Notice;
import lockmap.console.session.ProfileColour;
import lockmap.console.session.Question;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * The servers that the operator knows, and the connection to one of them. What is typed into the
 * form of a profile stays there whatever else is looked at, until it is saved or reverted.
 */
public final class ConnectionsModel {

  private final Desk desk;
  private final FileChoice files;
  private final String local;
  private final Profiles profiles;
  private final Remembering remembering;
  private final Keyring keyring;
  private final Entries entries = new Entries();
  private final Connecting connecting;
  private final Link link;
  private final Trying trying;
  private final Runnable connected;
  private final RandomGenerator random = new SecureRandom();
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Trouble> unread = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private Runnable show = () -> {};

  /**
   * Reads the profiles in the background.
   *
   * @param files how the operator chooses a CA file
   * @param local where a server is that was just started on this machine
   * @param folder where the profiles are kept
   * @param remembering where it is kept which one was connected last
   * @param keystore finds where tokens can be kept; called in the background
   * @param connected called when a server that was turned to here answers for the first time
   */
  public ConnectionsModel(
      Desk desk,
      FileChoice files,
      URI local,
      ConfigFolder folder,
      Remembering remembering,
      Secrets.Finder keystore,
      Runnable connected) {
    this.desk = desk;
    this.files = files;
    this.local = local.toString();
    this.profiles = new Profiles(folder);
    this.remembering = remembering;
    this.connected = connected;
    this.keyring = new Keyring(desk, keystore);
    this.link = new Link(desk.session(), desk.clock());
    this.trying = new Trying(desk, keyring);
    this.connecting = new Connecting(desk, entries, keyring, remembering, link, new Outcome());
    link.stageProperty().subscribe(_ -> showStages());
    desk.session().targetProperty().subscribe(_ -> showStages());
    load();
  }

  /** Where a server is that was just started on this machine. */
  String local() {
    return local;
  }

  ObservableList<Entry> list() {
    return entries.list();
  }

  /** The profile that is looked at; null where there is none. */
  ObjectProperty<@Nullable Entry> chosenProperty() {
    return entries.chosenProperty();
  }

  /** What the connection is at. */
  Link link() {
    return link;
  }

  ReadOnlyObjectProperty<Secrets> keystoreProperty() {
    return keyring.secretsProperty();
  }

  /** What went wrong with the last act; null for nothing. */
  ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Why the file of the profiles cannot be read; null where it can. */
  ReadOnlyObjectProperty<@Nullable Trouble> unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  /** Whether the file of the profiles holds something else, so that it can be set aside. */
  ReadOnlyBooleanProperty brokenProperty() {
    return broken.getReadOnlyProperty();
  }

  /** Whether it is known which profiles there are, or that nobody can know. */
  ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /** How the screen is brought before the operator, where something is wanted of them. */
  public void setShow(Runnable show) {
    this.show = show;
  }

  /** Lets time pass. */
  public void tick() {
    link.tick();
  }

  /** Whether what is not saved may be dropped, or there is nothing such; may ask the operator. */
  public boolean mayBeDropped() {
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

  /** Looks whether other windows have changed the profiles. */
  void load() {
    desk.background().run(profiles::all, this::loaded, this::unreadable);
  }

  /** Begins a profile. */
  void create() {
    add("New server");
  }

  /** Makes a profile of the server that was just started on this machine, and connects to it. */
  void connectHere() {
    connect(add("Local"));
  }

  /** Begins a profile like the one that is looked at. */
  void duplicate() {
    chosen()
        .ifPresent(entry -> {
          Draft draft = entry.draft();
          Entry copy = add(copyOf(draft.name()));
          copy.serverProperty().set(draft.server());
          copy.wantsTokenProperty().set(draft.wantsToken());
          copy.keepsTokenProperty().set(draft.keepsToken());
          copy.readOnlyProperty().set(draft.readOnly());
          copy.colourProperty().set(draft.colour());
          copy.caFileProperty().set(draft.caFile());
          copy.tokenProperty().set(entry.tokenProperty().get());
        });
  }

  /** Forgets the profile that is looked at, if the operator agrees. */
  void delete() {
    chosen().ifPresent(this::delete);
  }

  /** Puts the form that is looked at into the file. */
  void save() {
    chosen().ifPresent(entry -> save(entry, () -> tellThatItHolds(entry), () -> {}));
  }

  /** Takes back what was typed since the profile was saved; a new one goes. */
  void revert() {
    chosen()
        .ifPresent(entry -> {
          entry.tokenRequestProperty().set("");
          if (entry.base() == null) {
            entries.remove(entry);
          } else {
            entry.revert();
          }
        });
  }

  /** Connects to the profile that is looked at, saved before if it was not. */
  void connect() {
    chosen().ifPresent(this::connect);
  }

  /** Goes where the profile that is looked at leads: to its keys, once it is connected. */
  void activate() {
    chosen()
        .ifPresent(entry -> {
          if (entry.stageProperty().get() == Link.Stage.OPEN && !entry.unsavedProperty().get()) {
            connected.run();
          } else {
            connect(entry);
          }
        });
  }

  void disconnect() {
    connecting.close();
  }

  void retry() {
    desk.session().retry();
  }

  /** Tries the form that is looked at, or ends such a trial. */
  void test() {
    chosen().ifPresent(trying::toggle);
  }

  /** Lets the operator choose the CA file. */
  void chooseCaFile() {
    chosen()
        .ifPresent(entry ->
            files
                .toOpen("Certificate of the CA", FileChoice.Kind.PEM)
                .ifPresent(file -> entry.caFileProperty().set(file.toAbsolutePath().toString())));
  }

  /** Settles a conflict: what is typed here is to hold. */
  void overwriteTheirs() {
    chosen()
        .ifPresent(entry -> {
          Conflict conflict = entry.conflictProperty().get();
          if (conflict != null && conflict.theirs() != null) {
            Draft mine = entry.draft();
            entry.take(conflict.theirs());
            entry.fill(mine);
          } else {
            entry.gone();
          }
          save();
        });
  }

  /** Settles a conflict: what the other window has saved is to hold. */
  void takeTheirs() {
    chosen()
        .ifPresent(entry -> {
          Conflict conflict = entry.conflictProperty().get();
          if (conflict != null && conflict.theirs() != null) {
            entry.take(conflict.theirs());
          } else {
            entries.remove(entry);
          }
        });
  }

  /** Gives a file that cannot be read another name, and begins anew. */
  void setAside() {
    desk.background()
        .run(
            profiles::setAside,
            aside -> {
              desk.notices()
                  .say(Notice.Kind.INFO, "The old file of profiles is now " + aside + ".");
              load();
            },
            failure -> trouble.set(trouble(failure)));
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  private Optional<Entry> chosen() {
    return Optional.ofNullable(chosenProperty().get());
  }

  private void loaded(List<Profile> all) {
    readable();
    entries.follow(all);
    showStages();
    if (!ready.get()) {
      ready.set(true);
      entries.find(remembering.settings().lastProfile()).ifPresent(chosenProperty()::set);
    }
  }

  private void readable() {
    unread.set(null);
    broken.set(false);
  }

  private void unreadable(Exception failure) {
    broken.set(failure instanceof ConfigException e && e.isBroken());
    unread.set(trouble(failure));
    ready.set(true);
  }

  private Entry add(String name) {
    Draft draft = new Draft(name, local, false, false, false, ProfileColour.GRAY, "");
    Entry entry = Entry.fresh(Profile.newId(random), draft);
    entries.add(entry);
    return entry;
  }

  private static String copyOf(String name) {
    String copy = name + " copy";
    return ProfileRules.name(copy).isEmpty() ? copy : name;
  }

  private void connect(Entry entry) {
    if (!entry.isRight()) {
      return;
    }
    trouble.set(null);
    if (entry.unsavedProperty().get()) {
      save(entry, () -> open(entry), () -> open(entry)); // a full disk shuts nobody out
    } else {
      open(entry);
    }
  }

  private void open(Entry entry) {
    if (entry.isRight()) {
      connecting.open(entry, entry.draft().toProfile(entry.id()));
    }
  }

  private void save(Entry entry, Runnable then, Runnable otherwise) {
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
              trouble.set(trouble(failure));
              otherwise.run();
            });
  }

  private void saved(
      Entry entry, @Nullable Profile base, Profile edited, Profiles.Saved saved, Runnable then) {
    switch (saved) {
      case Profiles.Saved.Done(var all) -> {
        entry.saved(edited);
        readable();
        entries.follow(all);
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

  /** A connection goes on as it was opened, whatever is saved meanwhile. */
  private void tellThatItHolds(Entry entry) {
    String saved = "Saved “" + entry.nameProperty().get() + "”.";
    if (link.stageOf(entry.id()) == Link.Stage.NONE) {
      desk.notices().say(Notice.Kind.SUCCESS, saved);
    } else {
      desk.notices()
          .say(
              Notice.Kind.INFO,
              saved + " The connection is as it was until you connect anew.",
              new Notice.Action("Reconnect", () -> connect(entry)));
    }
  }

  private void delete(Entry entry) {
    Profile base = entry.base();
    if (base == null) {
      revert();
      return;
    }
    boolean open = link.stageOf(entry.id()) != Link.Stage.NONE;
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
              saved -> removed(entry, base, saved),
              failure -> trouble.set(trouble(failure)));
    }
  }

  private void removed(Entry entry, Profile base, Profiles.Saved saved) {
    if (saved instanceof Profiles.Saved.Conflict(var theirs) && theirs != null) {
      entry.conflictProperty().set(Conflict.of(base, theirs));
      return;
    }
    if (link.stageOf(entry.id()) != Link.Stage.NONE) {
      disconnect();
    }
    if (base.keepsToken()) {
      keyring.forget(entry);
    }
    remembering.update(settings -> settings.without(entry.id()));
    entries.remove(entry);
  }

  private void showStages() {
    list().forEach(entry -> entry.stageProperty().set(link.stageOf(entry.id())));
  }

  private static Trouble trouble(Exception failure) {
    return failure instanceof ConfigException e ? e.trouble() : Trouble.of(failure);
  }

  /** What becomes of connecting. */
  private final class Outcome implements Connecting.Listener {

    @Override
    public void failed(Entry entry, Trouble why) {
      chosenProperty().set(entry);
      trouble.set(why);
    }

    @Override
    public void tokenWanted(Entry entry, String why) {
      show.run();
      chosenProperty().set(entry);
      entry.tokenRequestProperty().set("");
      entry.tokenRequestProperty().set(why);
    }

    @Override
    public void answered() {
      connected.run();
    }
  }
}
