package lockmap.console.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lockmap.api.Durations;
import lockmap.console.session.ConnectionState;
import lockmap.console.session.Pulse;
import lockmap.console.session.Session;
import lockmap.console.session.Target;
import lockmap.console.session.Trouble;

/** What the connection is at, in words. Belongs to the JavaFX thread. */
final class Link {

  /** How it stands. */
  enum Stage {
    NONE,
    CONNECTING,
    OPEN,
    LOST
  }

  private static final String WAITING = "Reading its certificates, or waiting for the keystore.";

  private final Session session;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
  private Stage stageOfTarget = Stage.NONE;
  private String preparing = "";

  Link(Session session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
    session.stateProperty().subscribe(_ -> show());
    session.pulseProperty().subscribe(_ -> show());
  }

  ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /**
   * Shows that something is waited for before a server is spoken to.
   *
   * @param name what the server is called; empty where nothing is waited for
   */
  void prepare(String name) {
    preparing = name;
    show();
  }

  /** Whether something is waited for before a server is spoken to. */
  boolean isPreparing() {
    return !preparing.isEmpty();
  }

  /** How it stands with one profile. */
  Stage stageOf(String profile) {
    Target target = session.targetProperty().get();
    return target != null && target.profile().equals(profile) ? stageOfTarget : Stage.NONE;
  }

  /** Counts down. */
  void tick() {
    if (stage.get() == Stage.LOST) {
      show();
    }
  }

  private void show() {
    stageOfTarget = stage(session.stateProperty().get());
    if (isPreparing()) {
      show(Stage.CONNECTING, "Connecting to " + preparing + " …", WAITING);
      return;
    }
    switch (session.stateProperty().get()) {
      case ConnectionState.Closed _ -> show(stageOfTarget, "Not connected", "");
      case ConnectionState.Connecting(var target) ->
          show(stageOfTarget, "Connecting to " + target.name() + " …", target.address());
      case ConnectionState.Open(var target) ->
          show(stageOfTarget, "Connected to " + target.name(), figures(target));
      case ConnectionState.Lost(var target, var trouble, var retryAt) ->
          show(stageOfTarget, "No connection to " + target.name(), why(trouble, retryAt));
    }
  }

  private static Stage stage(ConnectionState state) {
    return switch (state) {
      case ConnectionState.Closed _ -> Stage.NONE;
      case ConnectionState.Connecting _ -> Stage.CONNECTING;
      case ConnectionState.Open _ -> Stage.OPEN;
      case ConnectionState.Lost _ -> Stage.LOST;
    };
  }

  private void show(Stage now, String words, String more) {
    headline.set(words);
    detail.set(more);
    stage.set(now);
  }

  private String figures(Target target) {
    List<String> figures = new ArrayList<>();
    Pulse pulse = session.pulseProperty().get();
    if (pulse != null) {
      figures.add("LockMap " + pulse.status().version());
      figures.add("up " + Uptime.words(pulse.status()));
      long keys = pulse.status().totalKeys();
      figures.add(String.format(Locale.getDefault(), "%,d %s", keys, keys == 1 ? "key" : "keys"));
      figures.add(Durations.milliseconds(pulse.roundTrip()));
    }
    if (target.readOnly()) {
      figures.add("read-only");
    }
    return String.join("  ·  ", figures);
  }

  private String why(Trouble trouble, Instant retryAt) {
    long millis = Duration.between(clock.instant(), retryAt).toMillis();
    long seconds = Math.ceilDiv(millis, 1000L);
    String next = seconds > 0 ? "Next try in " + seconds + " s." : "Trying again …";
    return trouble.text() + " " + next;
  }
}
