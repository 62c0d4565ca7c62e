package lockmap.console.keys;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import lockmap.console.connect.Remembered;
import lockmap.console.session.ConnectionState;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Target;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the store as the operator browses them, and what they do with them. All of it belongs
 * to one server and is dropped when another is turned to. Belongs to the JavaFX thread.
 */
public final class KeysModel {

  /** The most rows that the list ever has. */
  static final int MOST = 100_000;

  private final Desk desk;
  private final Memory memory;
  private final Consumer<String> show;
  private final RowList rows = new RowList();
  private final Selection selection = new Selection(rows);
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> opened = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper beat = new ReadOnlyIntegerWrapper();
  private final Hindrances hindrances;
  private final Filter filter;
  private final Matches matches;
  private final Browsing browsing;
  private final FolderCounts counts;
  private final Cursor cursor;
  private final Revealing revealing;
  private final Places places = new Places(this::keep);
  private final Writing writing;
  private final Deletion deletion;
  private final Transfer transfer;
  private Supplier<List<Folder>> inSight = List::of;

  /**
   * No keys yet.
   *
   * @param files how the operator chooses what to import and where to export to
   * @param memory where recent keys and bookmarks are kept
   * @param show shows the value of a key that was chosen
   */
  public KeysModel(Desk desk, FileChoice files, Memory memory, Consumer<String> show) {
    this(desk, files, memory, show, MOST);
  }

  /** The same with so many rows at most. */
  KeysModel(Desk desk, FileChoice files, Memory memory, Consumer<String> show, int most) {
    this.desk = desk;
    this.memory = memory;
    this.show = show;
    this.hindrances = new Hindrances(desk.session(), selection);
    this.filter = new Filter(desk.clock(), this::browse);
    this.matches = new Matches(desk);
    this.browsing = new Browsing(desk, rows, most, trouble::set, matches::changed);
    this.counts = new FolderCounts(desk);
    this.cursor = new Cursor(desk.clock(), rows, selection, this::showAlone);
    this.revealing = new Revealing(desk.clock(), browsing, rows, this::found);
    this.writing = new Writing(desk, places, this::open);
    Work work = new Work(desk);
    this.deletion = new Deletion(desk, work, trouble::set);
    this.transfer = new Transfer(desk, files, work, trouble::set);
    rows.addListener((ListChangeListener<Row>) _ -> selection.follow());
    desk.session().targetProperty().subscribe(this::turnTo);
    desk.session().stateProperty().addListener((_, before, now) -> answered(before, now));
  }

  /** The lines of the list; not to be changed by whoever looks. */
  RowList rows() {
    return rows;
  }

  Selection selection() {
    return selection;
  }

  Cursor cursor() {
    return cursor;
  }

  Filter filter() {
    return filter;
  }

  Places places() {
    return places;
  }

  Writing writing() {
    return writing;
  }

  /** Why some things cannot be done now. */
  Hindrances hindrances() {
    return hindrances;
  }

  /** Which server it is about; null for none. */
  ReadOnlyObjectProperty<@Nullable Target> targetProperty() {
    return desk.session().targetProperty();
  }

  /** How many keys match the filter, loaded or not; -1 where that is not known. */
  ReadOnlyLongProperty matchingProperty() {
    return matches.countProperty();
  }

  /** Whether there was a first page, so that what is not on the screen is not there. */
  ReadOnlyBooleanProperty begunProperty() {
    return browsing.begunProperty();
  }

  /** Whether all is loaded that matches, but for what is in closed folders. */
  boolean isComplete() {
    return browsing.root().isComplete();
  }

  /** Whether a page is under way. */
  ReadOnlyBooleanProperty loadingProperty() {
    return browsing.loadingProperty();
  }

  /** Why the list may be old; empty where it is not. */
  ReadOnlyStringProperty staleProperty() {
    return browsing.staleProperty();
  }

  /** The key that was to be shown in the list and is not among its rows; empty for none. */
  ReadOnlyStringProperty missingProperty() {
    return revealing.missingProperty();
  }

  /** The key whose value is shown; null for none. */
  ReadOnlyObjectProperty<@Nullable String> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty undoableProperty() {
    return deletion.undo().possibleProperty();
  }

  /** Another number each tick, for what shows how time passes. */
  ReadOnlyIntegerProperty beatProperty() {
    return beat.getReadOnlyProperty();
  }

  /** What time it is. */
  Instant now() {
    return desk.clock().instant();
  }

  /** Tells which folders somebody looks at, so that what is in them is counted. */
  void lookAt(Supplier<List<Folder>> folders) {
    inSight = folders;
  }

  /** Lets time pass. */
  public void tick() {
    filter.tick();
    browsing.tick();
    cursor.tick();
    revealing.tick();
    if (isConnected()) {
      matches.tick();
      counts.tick(inSight.get());
    }
    beat.set(beat.get() + 1);
  }

  /** Shows a key: its value at once, and its row as soon as it is found. */
  public void open(String key) {
    if (!isConnected()) {
      return;
    }
    cursor.leave();
    if (!key.startsWith(filter.textProperty().get())) {
      filter.set("");
    }
    visit(key);
    revealing.begin(key);
  }

  /** Has a click on a row do what the row is for. */
  void choose(int index) {
    cursor.to(index);
    act();
  }

  /** Does what the row is for that the cursor is on. */
  void act() {
    cursor.leave();
    switch (selection.cursor()) {
      case KeyRow row -> visit(row.key());
      case Folder _, MoreRow _ -> toggle();
      case null -> {}
    }
  }

  /** Opens or closes the folder that the cursor is on, or loads what comes next. */
  void toggle() {
    switch (selection.cursor()) {
      case Folder folder when folder.isExpanded() -> browsing.collapse(folder);
      case Folder folder -> browsing.expand(folder);
      case MoreRow more when more.folder().loading() == Folder.Loading.FAILED -> retry();
      case MoreRow more -> browsing.more(more.folder());
      case KeyRow _ -> {}
      case null -> {}
    }
  }

  void left() {
    cursor.left(browsing);
  }

  void right() {
    cursor.right(browsing);
  }

  /** Asks for all keys that there is room for, page by page. */
  void loadAll() {
    if (isConnected()) {
      browsing.all();
    }
  }

  /** Waits for no page any more. */
  void cancelLoading() {
    browsing.cancel();
  }

  /** Asks again for what did not come. */
  void retry() {
    trouble.set(null);
    if (isConnected()) {
      browsing.retry();
    }
  }

  /** Filters by the key that is not among the rows, so that it is. */
  void findMissing() {
    String key = missingProperty().get();
    if (!key.isEmpty()) {
      filter.set(key);
      revealing.begin(key);
    }
  }

  /** Begins a new key, where the operator is. */
  void create() {
    if (hindrances.changingProperty().get().isEmpty()) {
      writing.create(
          switch (selection.cursor()) {
            case Folder folder -> folder.prefix();
            case KeyRow key when key.folder().parent() != null -> key.folder().prefix();
            case KeyRow _, MoreRow _ -> filter.prefixProperty().get();
            case null -> filter.prefixProperty().get();
          });
    }
  }

  void copy() {
    KeyRow row = selection.onlyKey();
    if (row != null && hindrances.changingKeyProperty().get().isEmpty()) {
      writing.copy(row.key());
    }
  }

  void rename() {
    KeyRow row = selection.onlyKey();
    if (row != null && hindrances.changingKeyProperty().get().isEmpty()) {
      writing.rename(row.key());
    }
  }

  /** Deletes what is chosen: one key at once, more after a question. */
  void delete() {
    if (hindrances.deletingProperty().get().isEmpty()) {
      if (selection.matchingProperty().get()) {
        deletion.deleteMatching(filter.prefixProperty().get(), selection::none);
      } else {
        deletion.delete(selection.chosen());
      }
    }
  }

  /** Puts back what was deleted last by itself. */
  void undo() {
    if (hindrances.changingProperty().get().isEmpty()) {
      deletion.undo().last();
    }
  }

  /** Writes what the filter lets through to a file. */
  void exportMatching() {
    if (isConnected()) {
      transfer.exportAll(filter.prefixProperty().get());
    }
  }

  /** Writes what is in the folder that the cursor is on to a file. */
  void exportFolder() {
    if (isConnected() && selection.cursor() instanceof Folder folder) {
      transfer.exportAll(folder.prefix());
    }
  }

  void importAll() {
    if (hindrances.changingProperty().get().isEmpty()) {
      transfer.importAll();
    }
  }

  /** Gives the chosen key a bookmark, or takes it away. */
  void toggleBookmark() {
    KeyRow row = selection.onlyKey();
    if (row != null) {
      toggleBookmark(row.key());
    }
  }

  /** Gives a key a bookmark, or takes it away. */
  void toggleBookmark(String key) {
    if (!places.toggleBookmark(key)) {
      desk.notices()
          .say(
              Kind.WARNING,
              "There are %,d bookmarks already; remove one first."
                  .formatted(places.bookmarks().size()));
    }
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  private void turnTo(@Nullable Target target) {
    trouble.set(null);
    opened.set(null);
    revealing.end();
    cursor.leave();
    selection.none();
    filter.reset();
    matches.clear();
    browsing.clear();
    if (target == null) {
      places.replace(Remembered.NOTHING);
    } else {
      places.replace(memory.recall().apply(target.profile()));
      browse();
    }
  }

  private void browse() {
    if (isConnected()) {
      revealing.end();
      selection.none();
      matches.begin(filter.prefixProperty().get());
      browsing.begin(filter.prefixProperty().get(), filter.folded());
    }
  }

  /** What failed while nobody answered is asked for again by itself. */
  private void answered(ConnectionState before, ConnectionState now) {
    if (now instanceof ConnectionState.Open && before instanceof ConnectionState.Lost) {
      retry();
      matches.changed();
    }
  }

  private void found(int index) {
    cursor.to(index);
    cursor.leave();
  }

  private void visit(String key) {
    places.opened(key);
    showAlone(key);
  }

  private void showAlone(String key) {
    opened.set(key);
    show.accept(key);
  }

  private void keep(Remembered remembered) {
    Target target = targetProperty().get();
    if (target != null) {
      memory.keep().accept(target.profile(), remembered);
    }
  }

  private boolean isConnected() {
    return targetProperty().get() != null;
  }
}
