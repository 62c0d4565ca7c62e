package lockmap.console.connect;

import java.net.URI;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
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
  private final NewProfiles fresh;
  private final Remembering remembering;
  private final Keyring keyring;
  private final Entries entries = new Entries();
  private final Connecting connecting;
  private final Link link;
  private final Trying trying;
  private final Loading loading;
  private final Saving saving;
  private final Runnable connected;
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
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
    this.fresh = new NewProfiles(entries, this.local);
    this.remembering = remembering;
    this.connected = connected;
    this.keyring = new Keyring(desk, keystore);
    this.link = new Link(desk.session(), desk.clock());
    Profiles profiles = new Profiles(folder);
    this.loading = new Loading(desk, profiles, entries, this::chooseLast);
    this.saving = new Saving(desk, profiles, entries, keyring, loading, trouble);
    this.trying = new Trying(desk, keyring);
    this.connecting = new Connecting(desk, entries, keyring, remembering, link, new Outcome());
    entries.list().addListener((ListChangeListener<Entry>) _ -> showStages());
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
    return loading.unreadProperty();
  }

  /** Whether the file of the profiles holds something else, so that it can be set aside. */
  ReadOnlyBooleanProperty brokenProperty() {
    return loading.brokenProperty();
  }

  /** Whether it is known which profiles there are, or that nobody can know. */
  ReadOnlyBooleanProperty readyProperty() {
    return loading.readyProperty();
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
    return saving.mayBeDropped();
  }

  /** Looks whether other windows have changed the profiles. */
  void load() {
    loading.load();
  }

  /** Begins a profile. */
  void create() {
    Entry _ = fresh.begin("New server");
  }

  /** Makes a profile of the server that was just started on this machine, and connects to it. */
  void connectHere() {
    connect(fresh.begin("Local"));
  }

  /** Begins a profile like the one that is looked at. */
  void duplicate() {
    chosen().ifPresent(fresh::beginLike);
  }

  /** Forgets the profile that is looked at, if the operator agrees. */
  void delete() {
    chosen().ifPresent(this::delete);
  }

  /** Puts the form that is looked at into the file. */
  void save() {
    chosen()
        .ifPresent(entry ->
            saving.save(
                entry, () -> saving.tell(entry, isLinked(entry), () -> connect(entry)), () -> {}));
  }

  /** Takes back what was typed since the profile was saved; a new one goes. */
  void revert() {
    chosen()
        .ifPresent(entry -> {
          entry.tokenRequestProperty().set("");
          entries.revert(entry);
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
          saving.keepMine(entry);
          save();
        });
  }

  /** Settles a conflict: what the other window has saved is to hold. */
  void takeTheirs() {
    chosen().ifPresent(saving::takeTheirs);
  }

  /** Gives a file that cannot be read another name, and begins anew. */
  void setAside() {
    loading.setAside(failure -> trouble.set(ConfigException.explain(failure)));
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  private Optional<Entry> chosen() {
    return Optional.ofNullable(chosenProperty().get());
  }

  private void chooseLast() {
    entries.find(remembering.settings().lastProfile()).ifPresent(chosenProperty()::set);
  }

  private void connect(Entry entry) {
    saving.savedFirst(entry, () -> open(entry));
  }

  private void open(Entry entry) {
    if (entry.isRight()) {
      connecting.open(entry, entry.draft().toProfile(entry.id()));
    }
  }

  private void delete(Entry entry) {
    Profile base = entry.base();
    if (base == null) {
      revert();
      return;
    }
    saving.delete(entry, base, isLinked(entry), () -> forget(entry));
  }

  private void forget(Entry entry) {
    if (isLinked(entry)) {
      disconnect();
    }
    remembering.update(settings -> settings.without(entry.id()));
  }

  private boolean isLinked(Entry entry) {
    return link.stageOf(entry.id()) != Link.Stage.NONE;
  }

  private void showStages() {
    list().forEach(entry -> entry.stageProperty().set(link.stageOf(entry.id())));
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
