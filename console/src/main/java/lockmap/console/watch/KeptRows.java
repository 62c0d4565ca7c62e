package lockmap.console.watch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The rows that are kept, and those of them that the table shows. What comes waits until a tick
 * lets it in, and longer while the operator pauses; where there is no room for more the oldest make
 * room, and that is said.
 *
 * <p>Belongs to the JavaFX thread.
 */
final class KeptRows {

  static final int MOST = 50_000;
  private static final long MOST_CHARACTERS = 16L << 20;

  private final InstantSource clock;
  private final int mostATick;
  private final RowRing waiting = new RowRing(MOST, MOST_CHARACTERS);
  private final RowRing all = new RowRing(MOST, MOST_CHARACTERS);
  private final ShownRows shown = new ShownRows(all);

  /** Kept here, as it hears of changes only as long as somebody holds it. */
  private final ObservableList<Row> view = FXCollections.unmodifiableObservableList(shown);

  private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.NONE);
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Integer> fresh = new ReadOnlyObjectWrapper<>(0);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

  /**
   * No rows yet.
   *
   * @param mostATick how many rows a tick lets in
   */
  KeptRows(InstantSource clock, int mostATick) {
    this.clock = clock;
    this.mostATick = mostATick;
    filter.addListener((_, _, next) -> {
      shown.filter(next);
      look();
      summarise();
    });
    summarise();
  }

  /** The rows of the table; changes once a tick, and is not to be changed by whoever looks. */
  ObservableList<Row> shown() {
    return view;
  }

  /** A copy of all rows that were let in, shown or not, the oldest first. */
  List<Row> copy() {
    List<Row> rows = new ArrayList<>(all.size());
    for (long position = all.first(); position < all.end(); position++) {
      rows.add(all.at(position));
    }
    return rows;
  }

  /** Which rows are shown. */
  ObjectProperty<RowFilter> filterProperty() {
    return filter;
  }

  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** How many rows wait to be shown. */
  ReadOnlyObjectProperty<Integer> freshProperty() {
    return fresh.getReadOnlyProperty();
  }

  /** How many rows are there, in words. */
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Lets a row wait for the next tick. */
  void add(Row row) {
    waiting.add(row);
  }

  /** Lets the table stand still, or go on with all that came meanwhile. */
  void pause(boolean still) {
    paused.set(still);
    tellFresh();
  }

  /** Takes all rows away, those too that wait. */
  void clear() {
    waiting.clear();
    all.clear();
    shown.filter(filter.get());
    tellFresh();
    summarise();
  }

  /** Shows a type, or hides it. */
  void showType(EventType type, boolean show) {
    EnumSet<EventType> types = EnumSet.noneOf(EventType.class);
    types.addAll(filter.get().types());
    if (show ? types.add(type) : types.remove(type)) {
      showTypes(types);
    }
  }

  /** Shows another set of types. */
  void showTypes(Set<EventType> types) {
    filter.set(new RowFilter(types, filter.get().text()));
  }

  /** Shows the rows whose key or value has a text. */
  void showText(String wanted) {
    filter.set(new RowFilter(filter.get().types(), wanted));
  }

  /** Lets in what waits, and tells of it. */
  void tick() {
    look();
    tellFresh();
    summarise();
  }

  /** Lets into the table what waits, and shows what the filter lets through. */
  private void look() {
    if (!paused.get()) {
      if (waiting.dropped() > 0) {
        all.add(dropped(waiting.dropped()));
        waiting.forgetDropped();
      }
      for (int count = 0; count < mostATick && waiting.size() > 0; count++) {
        all.add(waiting.removeFirst());
      }
    }
    int _ = shown.look(4 * mostATick);
  }

  private Row dropped(long count) {
    return new Row.Mark(
        clock.instant(),
        Row.Mark.Kind.DROPPED,
        "%,d rows are not shown: more came than are kept while the table was paused."
            .formatted(count),
        0);
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
}
