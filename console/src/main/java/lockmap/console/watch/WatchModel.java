package lockmap.console.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lockmap.client.WatchQuery;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Follow;
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

  static final int MOST_ROWS = 50_000;
  static final long MOST_CHARACTERS = 16L << 20;

  /** Ten ticks a second take 50,000 events, and one of them stays within a frame. */
  static final int MOST_A_TICK = 5_000;

  private static final int UNDRAINED = 20_000;

  private final Desk desk;
  private final Consumer<String> openKey;
  private final RowRing waiting = new RowRing(MOST_ROWS, MOST_CHARACTERS);
  private final RowRing all = new RowRing(MOST_ROWS, MOST_CHARACTERS);
  private final ShownRows shown = new ShownRows(all);

  /** Kept here, as it hears of changes only as long as somebody holds it. */
  private final ObservableList<Row> view = FXCollections.unmodifiableObservableList(shown);

  private final Rates rates = new Rates();
  private final Course course = new Course(waiting::add);
  private final WatchExport export;
  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty values = new SimpleBooleanProperty(true);
  private final BooleanProperty states = new SimpleBooleanProperty(true);
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.NONE);
  private final ObjectProperty<@Nullable Row> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper hindrance = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper watched = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper lag = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Integer> fresh = new ReadOnlyObjectWrapper<>(0);
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
  private @Nullable Follow<Arrival> follow;
  private String server = "";

  /**
   * Nothing watched yet.
   *
   * @param files how the operator chooses where rows are written
   * @param openKey shows a key on the screen of keys
   */
  public WatchModel(Desk desk, FileChoice files, Consumer<String> openKey) {
    this.desk = desk;
    this.openKey = openKey;
    this.export = new WatchExport(desk, files, trouble::set);
    desk.session().targetProperty().subscribe(this::turnTo);
    scope.addListener(_ -> judge());
    text.addListener(_ -> judge());
    filter.addListener((_, _, next) -> {
      shown.filter(next);
      look();
      summarise();
    });
    judge();
    summarise();
  }

  /** How much of the store is to be watched by the next start. */
  ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  /** The prefix or the keys, as {@link Aim} reads them. */
  StringProperty textProperty() {
    return text;
  }

  /** Whether the next start asks for values. */
  BooleanProperty valuesProperty() {
    return values;
  }

  /** Whether the next start begins with what the keys hold. */
  BooleanProperty statesProperty() {
    return states;
  }

  /** Whether the newest row is to stay in sight. */
  BooleanProperty followingProperty() {
    return following;
  }

  /** Which rows are shown. */
  ObjectProperty<RowFilter> filterProperty() {
    return filter;
  }

  /** The row that is looked at closely, which stays when it drops out of the table. */
  ObjectProperty<@Nullable Row> chosenProperty() {
    return chosen;
  }

  /** The rows of the table; changes once a tick, and is not to be changed by whoever looks. */
  ObservableList<Row> rows() {
    return view;
  }

  /** How many events of each type came, and how fast. */
  Rates rates() {
    return rates;
  }

  /** Counts the seconds that are over, after each of which there are new rates. */
  ReadOnlyIntegerProperty secondsProperty() {
    return seconds.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return course.phaseProperty();
  }

  /** How often changes may have been missed since the rows were cleared. */
  ReadOnlyIntegerProperty gapsProperty() {
    return course.gapsProperty();
  }

  /** What is being watched, or was last, in a few words; empty for nothing. */
  ReadOnlyStringProperty watchedProperty() {
    return watched.getReadOnlyProperty();
  }

  /** Why no watch can be started; empty where one can. */
  ReadOnlyStringProperty hindranceProperty() {
    return hindrance.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** How many rows wait to be shown. */
  ReadOnlyObjectProperty<Integer> freshProperty() {
    return fresh.getReadOnlyProperty();
  }

  /** That changes come faster than they are taken; empty where they do not. */
  ReadOnlyStringProperty lagProperty() {
    return lag.getReadOnlyProperty();
  }

  /** How many rows are there, in words. */
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  /** Starts a watch of what is written, in place of the one that goes on. */
  void start() {
    if (hindrance.get().isEmpty() && aim() instanceof Aim.Right(WatchQuery query, String words)) {
      stop();
      trouble.set(null);
      WatchQuery asked = values.get() ? query : query.withoutValues();
      course.begin(now(), "Watching " + words + " of " + server + ".");
      InstantSource clock = desk.clock();
      follow =
          desk.session()
              .follow(
                  states.get() ? asked : asked.withoutSnapshot(),
                  event -> Arrival.of(event, clock.instant()),
                  UNDRAINED);
      watched.set(words);
      following.set(true);
    }
  }

  /** Stops the watch, if there is one. */
  void stop() {
    end("Stopped.");
  }

  boolean isRunning() {
    return follow != null;
  }

  /** Lets the table stand still, or go on with all that came meanwhile. */
  void pause(boolean still) {
    paused.set(still);
    tellFresh();
  }

  /** Takes all rows away, those too that wait, and counts from none again. */
  void clear() {
    waiting.clear();
    all.clear();
    shown.filter(filter.get());
    rates.clear();
    seconds.set(seconds.get() + 1);
    course.forgetGaps();
    following.set(true);
    chosen.set(null);
    tellFresh();
    summarise();
  }

  /** Shows all rows. */
  void showAll() {
    filter.set(RowFilter.NONE);
  }

  /** Shows another set of types. */
  void showTypes(Set<EventType> types) {
    filter.set(new RowFilter(types, filter.get().text()));
  }

  /** Shows a type, or hides it. */
  void showType(EventType type, boolean show) {
    EnumSet<EventType> types = EnumSet.noneOf(EventType.class);
    types.addAll(filter.get().types());
    if (show ? types.add(type) : types.remove(type)) {
      showTypes(types);
    }
  }

  /** Shows the rows whose key or value has a text. */
  void showText(String wanted) {
    filter.set(new RowFilter(filter.get().types(), wanted));
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
      scope.set(Scope.KEYS);
      text.set(KeyWords.write(List.of(event.key())));
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
    List<Row> rows = new ArrayList<>(whole ? all.size() : shown.size());
    if (whole) {
      for (long position = all.first(); position < all.end(); position++) {
        rows.add(all.at(position));
      }
    } else {
      rows.addAll(shown);
    }
    export.write(rows, format);
  }

  /** Takes what has come. */
  public void tick() {
    if (follow != null) {
      follow.drain(MOST_A_TICK, this::take);
      int late = follow.waiting();
      lag.set(
          late < UNDRAINED / 2
              ? ""
              : "Changes come faster than they can be shown: %,d wait.".formatted(late));
      follow
          .ended()
          .ifPresent(why -> {
            end("The watch has ended: " + why.sentence());
            trouble.set(why);
          });
    }
    if (rates.reach(now(), follow != null)) {
      seconds.set(seconds.get() + 1);
    }
    look();
    tellFresh();
    summarise();
  }

  private void take(Arrival arrival) {
    if (arrival instanceof Arrival.Happened(Row.Event row)) {
      rates.count(row.type());
    }
    course.take(arrival);
  }

  /** Lets into the table what waits, and shows what the filter lets through. */
  private void look() {
    if (!paused.get()) {
      if (waiting.dropped() > 0) {
        all.add(dropped(waiting.dropped()));
        waiting.forgetDropped();
      }
      for (int count = 0; count < MOST_A_TICK && waiting.size() > 0; count++) {
        all.add(waiting.removeFirst());
      }
    }
    int _ = shown.look(4 * MOST_A_TICK);
  }

  private Row dropped(long count) {
    return new Row.Mark(
        now(),
        Row.Mark.Kind.DROPPED,
        "%,d rows are not shown: more came than are kept while the table was paused."
            .formatted(count),
        0);
  }

  private void end(String sentence) {
    if (follow != null) {
      follow.drain(UNDRAINED, this::take);
      follow.close();
      follow = null;
      course.end(now(), sentence);
      lag.set("");
    }
  }

  private void turnTo(@Nullable Target target) {
    end("The watch has ended, as the console has left " + server + ".");
    server = target == null ? "" : target.name();
    judge();
  }

  private void judge() {
    hindrance.set(
        desk.session().targetProperty().get() == null
            ? "Connect to a server first."
            : switch (aim()) {
              case Aim.Right _ -> "";
              case Aim.Wrong(String complaint) -> complaint;
            });
  }

  private Aim aim() {
    return Aim.of(scope.get(), text.get());
  }

  private void tellFresh() {
    fresh.set(waiting.size());
  }

  private void summarise() {
    String count =
        filter.get().isOn()
            ? "%,d of %,d rows".formatted(shown.size(), all.size())
            : all.size() == 1 ? "1 row" : "%,d rows".formatted(all.size());
    summary.set(
        all.dropped() == 0 ? count : count + ", %,d older ones dropped".formatted(all.dropped()));
  }

  private Instant now() {
    return desk.clock().instant();
  }
}
