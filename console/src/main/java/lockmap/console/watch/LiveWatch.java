package lockmap.console.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lockmap.console.session.Desk;
import lockmap.console.session.Follow;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * The watch that goes on, of which there is one at most: it makes rows of what it brings, and
 * counts it.
 *
 * <p>Belongs to the JavaFX thread.
 */
final class LiveWatch {

  private static final int UNDRAINED = 20_000;

  private final Desk desk;
  private final int mostATick;
  private final Course course;
  private final Rates rates = new Rates();
  private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper watched = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper lag = new ReadOnlyStringWrapper("");
  private @Nullable Follow<Arrival> follow;

  /**
   * Nothing watched yet.
   *
   * @param rows takes each row
   * @param mostATick how many events a tick takes
   */
  LiveWatch(Desk desk, Consumer<Row> rows, int mostATick) {
    this.desk = desk;
    this.course = new Course(rows);
    this.mostATick = mostATick;
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

  /** How often changes may have been missed since the counts were cleared. */
  ReadOnlyIntegerProperty gapsProperty() {
    return course.gapsProperty();
  }

  /** What is being watched, or was last, in a few words; empty for nothing. */
  ReadOnlyStringProperty watchedProperty() {
    return watched.getReadOnlyProperty();
  }

  /** That changes come faster than they are taken; empty where they do not. */
  ReadOnlyStringProperty lagProperty() {
    return lag.getReadOnlyProperty();
  }

  boolean isRunning() {
    return follow != null;
  }

  /**
   * Begins; what went on before must have ended.
   *
   * @param server what the operator calls it
   */
  void begin(Aim.Right aim, String server) {
    course.begin(now(), "Watching " + aim.words() + " of " + server + ".");
    InstantSource clock = desk.clock();
    follow =
        desk.session().follow(aim.query(), event -> Arrival.of(event, clock.instant()), UNDRAINED);
    watched.set(aim.words());
  }

  /** Ends the watch, if there is one, with all that it has brought. */
  void end(String sentence) {
    if (follow != null) {
      follow.drain(UNDRAINED, this::take);
      follow.close();
      follow = null;
      course.end(now(), sentence);
      lag.set("");
    }
  }

  /** Counts from none again. */
  void clear() {
    rates.clear();
    seconds.set(seconds.get() + 1);
    course.forgetGaps();
  }

  /**
   * Takes what has come.
   *
   * @return why the watch has ended by itself, where it just has
   */
  Optional<Trouble> tick() {
    Optional<Trouble> ended = follow == null ? Optional.empty() : drain(follow);
    if (rates.reach(now(), follow != null)) {
      seconds.set(seconds.get() + 1);
    }
    return ended;
  }

  private Optional<Trouble> drain(Follow<Arrival> from) {
    from.drain(mostATick, this::take);
    int late = from.waiting();
    lag.set(
        late < UNDRAINED / 2
            ? ""
            : "Changes come faster than they can be shown: %,d wait.".formatted(late));
    Optional<Trouble> ended = from.ended();
    ended.ifPresent(why -> end("The watch has ended: " + why.sentence()));
    return ended;
  }

  private void take(Arrival arrival) {
    if (arrival instanceof Arrival.Happened(Row.Event row)) {
      rates.count(row.type());
    }
    course.take(arrival);
  }

  private Instant now() {
    return desk.clock().instant();
  }
}
