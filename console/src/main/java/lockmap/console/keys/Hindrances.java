package lockmap.console.keys;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lockmap.console.session.Session;
import lockmap.console.session.Target;

/** Why some things cannot be done now, each in a sentence; empty where nothing hinders them. */
final class Hindrances {

  private final Session session;
  private final Selection selection;
  private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper changing = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper deleting = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper key = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper changingKey = new ReadOnlyStringWrapper("");

  Hindrances(Session session, Selection selection) {
    this.session = session;
    this.selection = selection;
    session.targetProperty().subscribe(_ -> judge());
    selection.versionProperty().subscribe(_ -> judge());
  }

  /** What keeps from reading anything. */
  ReadOnlyStringProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** What keeps from changing anything. */
  ReadOnlyStringProperty changingProperty() {
    return changing.getReadOnlyProperty();
  }

  /** What keeps from deleting what is chosen. */
  ReadOnlyStringProperty deletingProperty() {
    return deleting.getReadOnlyProperty();
  }

  /** What keeps from doing something with the one key that is chosen. */
  ReadOnlyStringProperty keyProperty() {
    return key.getReadOnlyProperty();
  }

  /** What keeps from changing the one key that is chosen. */
  ReadOnlyStringProperty changingKeyProperty() {
    return changingKey.getReadOnlyProperty();
  }

  /** What keeps from doing something with the folder that the cursor is on. */
  ReadOnlyStringProperty folderProperty() {
    return folder.getReadOnlyProperty();
  }

  private void judge() {
    Target target = session.targetProperty().get();
    String none = target == null ? "There is no connection." : "";
    reading.set(none);
    changing.set(target != null && target.readOnly() ? "This connection is read-only." : none);
    boolean nothing = !selection.matchingProperty().get() && selection.isEmpty();
    deleting.set(first(changing.get(), nothing ? "Choose keys or folders first." : ""));
    key.set(first(none, selection.onlyKey() == null ? "Choose one key first." : ""));
    boolean on = selection.cursor() instanceof Folder;
    folder.set(first(none, on ? "" : "Choose a folder first."));
    changingKey.set(first(changing.get(), key.get()));
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }
}
