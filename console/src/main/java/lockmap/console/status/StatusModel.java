package lockmap.console.status;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lockmap.api.Status;
import lockmap.client.StoreClient;
import lockmap.console.chart.TimeSeries;
import lockmap.console.session.ConnectionState;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Pulse;
import lockmap.console.session.Target;
import lockmap.console.status.Advice.Level;
import org.jspecify.annotations.Nullable;

/**
 * The server's figures over the last hour. It gathers them from the moment a server is turned to,
 * whichever screen is shown, and forgets them when another is turned to. While it is paused it
 * gathers on, but shows what was known then; advice is always that of now.
 *
 * <p>Belongs to the JavaFX thread.
 */
public final class StatusModel {

  private static final Duration READINESS = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofSeconds(1);

  /** How many times as many requests there must be of another kind for it to be shown instead. */
  private static final long MUCH_BUSIER = 2;

  private final Desk desk;
  private final Exports exports;
  private final History live = new History();
  private final Recent recent = new Recent();
  private final ObjectProperty<Range> range = new SimpleObjectProperty<>(Range.MINUTE);
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.GET);
  private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Instant> pausedAt = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Fact>> facts = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Advice>> advice = new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable History frozen;
  private boolean ready = true;
  private boolean kindIsChosen;
  private Instant readinessAsked = Instant.EPOCH;
  private Instant advanced = Instant.EPOCH;

  /**
   * Gathers from now on.
   *
   * @param files how the operator says where to export to
   */
  public StatusModel(Desk desk, FileChoice files) {
    this.desk = desk;
    this.exports = new Exports(desk, files);
    desk.session().targetProperty().subscribe(this::turnTo);
    desk.session()
        .pulseProperty()
        .subscribe(pulse -> {
          if (pulse != null) {
            gather(pulse);
          }
        });
    desk.session().stateProperty().subscribe(_ -> advise());
    range.addListener((_, _, _) -> change());
    kind.addListener((_, _, _) -> change());
  }

  /** Lets time pass; to be called several times a second. Silence of the server becomes a gap. */
  public void tick() {
    Pulse last = recent.last();
    Instant now = desk.clock().instant();
    if (last == null
        || Duration.between(last.at(), now).compareTo(Growth.SILENCE) < 0
        || Duration.between(advanced, now).compareTo(STEP) < 0) {
      return;
    }
    advanced = now;
    live.advance(now);
    change();
  }

  /** Over how long the figures are shown. */
  ObjectProperty<Range> rangeProperty() {
    return range;
  }

  /** Of which requests the latency is shown. */
  ReadOnlyObjectProperty<Kind> kindProperty() {
    return kind;
  }

  /** Shows the latency of other requests; until then it is that of those there are most of. */
  void choose(Kind chosen) {
    kindIsChosen = true;
    kind.set(chosen);
  }

  /** Whether there is a server to show anything of. */
  ReadOnlyBooleanProperty connectedProperty() {
    return connected.getReadOnlyProperty();
  }

  /** Another number whenever the plots are to be drawn anew. */
  ReadOnlyLongProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Since when the view stands still; null where it does not. */
  ReadOnlyObjectProperty<@Nullable Instant> pausedAtProperty() {
    return pausedAt.getReadOnlyProperty();
  }

  /** What is so now; always in the same order. */
  ReadOnlyObjectProperty<List<Fact>> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** What is not as it should be, what matters most first. */
  ReadOnlyObjectProperty<List<Advice>> adviceProperty() {
    return advice.getReadOnlyProperty();
  }

  /** What could not be exported, and why. */
  Exports exports() {
    return exports;
  }

  /** What a plot shows. */
  TimeSeries shown(Plot plot) {
    return shown().of(plot, range.get());
  }

  /** Lets the view stand still, or go on. */
  void togglePause() {
    if (frozen == null && connected.get()) {
      frozen = live.copy();
      pausedAt.set(desk.clock().instant());
    } else {
      resume();
    }
    change();
  }

  /** Writes what is shown as comma-separated values, to where the operator says. */
  void exportCsv() {
    if (connected.get()) {
      String csv = HistoryCsv.of(shown(), range.get()); // as it is now, not once a file is chosen
      exports.write(
          file -> Files.writeString(file, csv), "Export the figures", "csv", FileChoice.Kind.CSV);
    }
  }

  /**
   * Writes a picture of what is shown, to where the operator says.
   *
   * @param picture takes the picture
   */
  void exportPicture(Supplier<Export> picture) {
    if (connected.get()) {
      exports.write(picture.get(), "Export a picture", "png", FileChoice.Kind.PNG);
    }
  }

  private void turnTo(@Nullable Target target) {
    live.clear();
    recent.clear();
    resume();
    ready = true;
    kindIsChosen = false;
    readinessAsked = Instant.EPOCH;
    advanced = Instant.EPOCH;
    connected.set(target != null);
    facts.set(target == null ? List.of() : Fact.of(target));
    advise();
    change();
  }

  /** Takes what the server said now. */
  void gather(Pulse pulse) {
    live.add(new Growth(recent.last(), pulse));
    recent.add(pulse);
    chooseKind(pulse);
    askWhetherReady(pulse);
    showFacts();
    advise();
    change();
  }

  private void chooseKind(Pulse pulse) {
    Status.Latencies latencies = pulse.status().latencyMicros();
    Kind busiest = Kind.busiest(latencies);
    long shown = kind.get().of(latencies).count();
    if (!kindIsChosen && busiest.of(latencies).count() > MUCH_BUSIER * shown) {
      kind.set(busiest);
    }
  }

  private void askWhetherReady(Pulse pulse) {
    if (Duration.between(readinessAsked, pulse.at()).compareTo(READINESS) < 0) {
      return;
    }
    readinessAsked = pulse.at();
    desk.session()
        .ask(
            StoreClient::isReady,
            answer -> {
              ready = answer;
              advise();
            },
            _ -> {}); // that there is no answer is known by the pulse
  }

  private void resume() {
    frozen = null;
    pausedAt.set(null);
    showFacts();
  }

  private void showFacts() {
    Target target = desk.session().targetProperty().get();
    Pulse last = recent.last();
    if (frozen == null && target != null && last != null) {
      facts.set(Fact.of(target, last));
    }
  }

  private void advise() {
    Pulse last = recent.last();
    advice.set(
        switch (desk.session().stateProperty().get()) {
          case ConnectionState.Lost(_, var why, _) ->
              List.of(new Advice(Level.DANGER, why.sentence(), why.advice()));
          case ConnectionState.Closed _ -> List.of();
          case ConnectionState.Connecting _, ConnectionState.Open _ ->
              last == null ? List.of() : Advisor.on(recent, last, ready);
        });
  }

  private History shown() {
    return frozen == null ? live : frozen;
  }

  private void change() {
    changes.set(changes.get() + 1);
  }
}
