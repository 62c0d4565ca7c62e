package lockmap.console.watch;

import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Target;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * A watch, and the rows of what it and those before it have told. Rows stay when it stops, when the
 * connection ends and when another server is turned to; only {@link #clear} takes them away.
 *
 * <p>A tick takes a bounded piece of what has come to a waiting ring, and from there, unless the
 * operator pauses, to the rows. So the counts go on while the table stands still, and nothing of it
 * grows without bound: where a ring is full its oldest rows make room, and that is said.
 *
 * <p>Belongs to the JavaFX thread.
 */
public final class WatchModel {

  static final int MOST_ROWS = KeptRows.MOST;

  /** Ten ticks a second take 50,000 events, and one of them stays within a frame. */
  static final int MOST_A_TICK = 5_000;

  private final Consumer<String> openKey;
  private final AimForm form = new AimForm();
  private final KeptRows rows;
  private final LiveWatch watch;
  private final WatchExport export;
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final ObjectProperty<@Nullable Row> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
  private String server = "";

  /**
   * Nothing watched yet.
   *
   * @param files how the operator chooses where rows are written
   * @param openKey shows a key on the screen of keys
   */
  public WatchModel(Desk desk, FileChoice files, Consumer<String> openKey) {
    this.openKey = openKey;
    this.rows = new KeptRows(desk.clock(), MOST_A_TICK);
    this.watch = new LiveWatch(desk, rows::add, MOST_A_TICK);
    this.export = new WatchExport(desk, files, trouble::set);
    desk.session().targetProperty().subscribe(this::turnTo);
  }

  /** How much of the store is to be watched by the next start. */
  ObjectProperty<Scope> scopeProperty() {
    return form.scopeProperty();
  }

  /** The prefix or the keys, as {@link Aim} reads them. */
  StringProperty textProperty() {
    return form.textProperty();
  }

  /** Whether the next start asks for values. */
  BooleanProperty valuesProperty() {
    return form.valuesProperty();
  }

  /** Whether the next start begins with what the keys hold. */
  BooleanProperty statesProperty() {
    return form.statesProperty();
  }

  /** Why no watch can be started; empty where one can. */
  ReadOnlyStringProperty hindranceProperty() {
    return form.hindranceProperty();
  }

  /** Whether the newest row is to stay in sight. */
  BooleanProperty followingProperty() {
    return following;
  }

  /** The row that is looked at closely, which stays when it drops out of the table. */
  ObjectProperty<@Nullable Row> chosenProperty() {
    return chosen;
  }

  /** The rows of the table; changes once a tick, and is not to be changed by whoever looks. */
  ObservableList<Row> rows() {
    return rows.shown();
  }

  /** Which rows are shown. */
  ObjectProperty<RowFilter> filterProperty() {
    return rows.filterProperty();
  }

  ReadOnlyBooleanProperty pausedProperty() {
    return rows.pausedProperty();
  }

  /** How many rows wait to be shown. */
  ReadOnlyObjectProperty<Integer> freshProperty() {
    return rows.freshProperty();
  }

  /** How many rows are there, in words. */
  ReadOnlyStringProperty summaryProperty() {
    return rows.summaryProperty();
  }

  /** How many events of each type came, and how fast. */
  Rates rates() {
    return watch.rates();
  }

  /** Counts the seconds that are over, after each of which there are new rates. */
  ReadOnlyIntegerProperty secondsProperty() {
    return watch.secondsProperty();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return watch.phaseProperty();
  }

  /** How often changes may have been missed since the rows were cleared. */
  ReadOnlyIntegerProperty gapsProperty() {
    return watch.gapsProperty();
  }

  /** What is being watched, or was last, in a few words; empty for nothing. */
  ReadOnlyStringProperty watchedProperty() {
    return watch.watchedProperty();
  }

  /** That changes come faster than they are taken; empty where they do not. */
  ReadOnlyStringProperty lagProperty() {
    return watch.lagProperty();
  }

  boolean isRunning() {
    return watch.isRunning();
  }

  ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  /** Starts a watch of what is written, in place of the one that goes on. */
  void start() {
    form.ready()
        .ifPresent(aim -> {
          stop();
          trouble.set(null);
          watch.begin(aim, server);
          following.set(true);
        });
  }

  /** Stops the watch, if there is one. */
  void stop() {
    watch.end("Stopped.");
  }

  /** Lets the table stand still, or go on with all that came meanwhile. */
  void pause(boolean still) {
    rows.pause(still);
  }

  /** Takes all rows away, those too that wait, and counts from none again. */
  void clear() {
    watch.clear();
    rows.clear();
    following.set(true);
    chosen.set(null);
  }

  /** Shows all rows. */
  void showAll() {
    rows.filterProperty().set(RowFilter.NONE);
  }

  /** Shows another set of types. */
  void showTypes(Set<EventType> types) {
    rows.showTypes(types);
  }

  /** Shows a type, or hides it. */
  void showType(EventType type, boolean show) {
    rows.showType(type, show);
  }

  /** Shows the rows whose key or value has a text. */
  void showText(String wanted) {
    rows.showText(wanted);
  }

  /** Shows the key of the chosen row on the screen of keys. */
  void openChosen() {
    if (chosen.get() instanceof Row.Event event) {
      openKey.accept(event.key());
    }
  }

  /** Watches the key of the chosen row alone. */
  void watchChosen() {
    if (chosen.get() instanceof Row.Event event) {
      form.writeKey(event.key());
      start();
    }
  }

  /** The chosen row as a line of JSON; empty where none is chosen. */
  String copied() {
    Row row = chosen.get();
    return row == null ? "" : RowFormat.NDJSON.line(row);
  }

  /**
   * Writes rows to a file that the operator names.
   *
   * @param whole all rows, and not just those that the filter shows
   */
  void export(RowFormat format, boolean whole) {
    export.write(whole ? rows.copy() : new ArrayList<>(rows()), format);
  }

  /** Takes what has come. */
  public void tick() {
    watch.tick().ifPresent(trouble::set);
    rows.tick();
  }

  private void turnTo(@Nullable Target target) {
    watch.end("The watch has ended, as the console has left " + server + ".");
    server = target == null ? "" : target.name();
    form.connected(target != null);
  }
}
