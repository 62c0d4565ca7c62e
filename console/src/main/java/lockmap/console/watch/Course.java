package lockmap.console.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.api.Durations;
import lockmap.client.WatchEvent;
import lockmap.console.watch.Row.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Tells a watch as rows: its events, and between them marks that say how it goes with the watch.
 *
 * <p>It says of every interruption whether something was missed. A stream that goes on where it was
 * cut off tells all that came meanwhile and then that it is ready: nothing was missed. A reset says
 * that there are changes which nobody can tell any more: the gap reaches from the last that was
 * heard to the reset.
 */
final class Course {

  private final Consumer<Row> rows;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.STOPPED);
  private final ReadOnlyIntegerWrapper gaps = new ReadOnlyIntegerWrapper();
  private Instant heard = Instant.MIN;
  private @Nullable Instant cutAt;
  private boolean wasReady;
  private boolean inGap;
  private long told;

  /**
   * A watch that has not begun.
   *
   * @param rows takes each row
   */
  Course(Consumer<Row> rows) {
    this.rows = rows;
  }

  /** What the watch is at. */
  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** How often changes may have been missed. */
  ReadOnlyIntegerProperty gapsProperty() {
    return gaps.getReadOnlyProperty();
  }

  /** Begins a watch. */
  void begin(Instant now, String sentence) {
    heard = now;
    cutAt = null;
    wasReady = false;
    inGap = false;
    told = 0;
    phase.set(Phase.CONNECTING);
    mark(now, Mark.Kind.BEGUN, sentence, 0);
  }

  /** Ends the watch. */
  void end(Instant now, String sentence) {
    phase.set(Phase.STOPPED);
    mark(now, Mark.Kind.ENDED, sentence, 0);
  }

  /** Counts gaps from none again. */
  void forgetGaps() {
    gaps.set(0);
  }

  /** Takes what has come. */
  void take(Arrival arrival) {
    switch (arrival) {
      case Arrival.Happened(Row.Event row) -> happened(row);
      case Arrival.Told(Instant at, WatchEvent event) -> told(at, event);
    }
  }

  private void happened(Row.Event row) {
    if (phase.get() == Phase.CONNECTING) {
      phase.set(Phase.READING);
    }
    inGap = false;
    heard = row.at();
    told++;
    rows.accept(row);
  }

  private void told(Instant at, WatchEvent event) {
    switch (event) {
      case WatchEvent.Ready(long revision) -> ready(at, revision);
      case WatchEvent.Reset(long revision) -> reset(at, revision);
      case WatchEvent.Disconnected(String reason, _) -> cut(at, reason);
      case WatchEvent.Reconnected _ -> {
        phase.set(wasReady ? Phase.CATCHING_UP : Phase.READING);
        told = 0;
      }
      case WatchEvent.Change _, WatchEvent.State _, WatchEvent.Closed _ -> {}
    }
  }

  private void cut(Instant at, String reason) {
    phase.set(Phase.CUT);
    if (cutAt == null) { // attempts that fail after that tell nothing new
      cutAt = at;
      mark(at, Mark.Kind.LOST, "The connection is gone: " + reason + ".", 0);
    }
  }

  /** It may come twice, and then there is no more than one gap. */
  private void reset(Instant at, long revision) {
    phase.set(Phase.READING);
    told = 0;
    if (inGap) {
      return;
    }
    inGap = true;
    gaps.set(gaps.get() + 1);
    String why =
        cutAt == null
            ? "The console was too slow for the server."
            : "The server no longer has them.";
    mark(
        at,
        Mark.Kind.GAP,
        "May have missed changes between %s and %s. %s"
            .formatted(Times.of(heard), Times.of(at), why),
        revision);
  }

  private void ready(Instant at, long revision) {
    if (phase.get() == Phase.CATCHING_UP && cutAt != null) {
      mark(at, Mark.Kind.RESUMED, resumed(Duration.between(cutAt, at)), revision);
    } else {
      mark(at, Mark.Kind.READY, began(), revision);
    }
    wasReady = true;
    inGap = false;
    cutAt = null;
    heard = at;
    phase.set(Phase.LIVE);
  }

  private String began() {
    return told == 0
        ? "From here on every change is shown."
        : "Above is what the keys hold (%,d); from here on every change is shown.".formatted(told);
  }

  private String resumed(Duration away) {
    String how =
        told == 0
            ? "nothing came meanwhile."
            : told == 1
                ? "the one change that came meanwhile is above."
                : "the %,d changes that came meanwhile are above.".formatted(told);
    return "Resumed without loss after " + Durations.words(away) + ": " + how;
  }

  private void mark(Instant at, Mark.Kind kind, String text, long revision) {
    rows.accept(new Mark(at, kind, text, revision));
  }
}
