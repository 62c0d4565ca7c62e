package lockmap.console.connect;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** Reads the profiles, and knows whether their file can be read. Belongs to the JavaFX thread. */
final class Loading {

  private final Desk desk;
  private final Profiles profiles;
  private final Entries entries;
  private final Runnable first;
  private final ReadOnlyObjectWrapper<@Nullable Trouble> unread = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

  /**
   * Reads nothing yet.
   *
   * @param first called when the profiles were read for the first time
   */
  Loading(Desk desk, Profiles profiles, Entries entries, Runnable first) {
    this.desk = desk;
    this.profiles = profiles;
    this.entries = entries;
    this.first = first;
  }

  ReadOnlyObjectProperty<@Nullable Trouble> unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty brokenProperty() {
    return broken.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /** Looks whether other windows have changed the profiles. */
  void load() {
    desk.background().run(profiles::all, this::loaded, this::unreadable);
  }

  /** Follows what is in the file, after it was read or written. */
  void follow(List<Profile> all) {
    unread.set(null);
    broken.set(false);
    entries.follow(all);
  }

  /**
   * Gives a file that cannot be read another name, and begins anew.
   *
   * @param failed told where that cannot be done
   */
  void setAside(Consumer<Exception> failed) {
    desk.background()
        .run(
            profiles::setAside,
            aside -> {
              desk.notices()
                  .say(Notice.Kind.INFO, "The old file of profiles is now " + aside + ".");
              load();
            },
            failed);
  }

  private void loaded(List<Profile> all) {
    follow(all);
    if (!ready.get()) {
      ready.set(true);
      first.run();
    }
  }

  private void unreadable(Exception failure) {
    broken.set(failure instanceof ConfigException e && e.isBroken());
    unread.set(ConfigException.explain(failure));
    ready.set(true);
  }
}
