package lockmap.console.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.api.Durations;
import lockmap.client.Exchange;
import lockmap.client.RefusedException;
import lockmap.client.StoreClient;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.console.session.Notice.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The connection that the console has, if it has one, and what every screen asks through.
 *
 * <p>It asks the server for its figures once a second, by which it knows that the server is there;
 * where there is no answer it goes on asking, less and less often, and says so. Watches mend
 * themselves ({@link lockmap.client.WatchStream}). What an earlier connection still answers is
 * dropped, so a screen never shows what belongs to another server.
 *
 * <p>Belongs to the JavaFX thread, and never blocks it: time passes by {@link #tick}.
 */
public final class Session {

  private static final Duration PULSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration ASLEEP = Duration.ofSeconds(10);

  private final Background background;
  private final InstantSource clock;
  private final Notices notices;
  private final Consumer<Exchange> observer;
  private final ReadOnlyObjectWrapper<@Nullable Target> target = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<ConnectionState> state =
      new ReadOnlyObjectWrapper<>(new ConnectionState.Closed());
  private final ReadOnlyObjectWrapper<@Nullable Pulse> pulse = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Trouble> unauthorized =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper writable = new ReadOnlyBooleanWrapper();
  private @Nullable Connection connection;
  private boolean asking;
  private int failures;
  private Instant askAgain = Instant.MIN;
  private Instant lastTick = Instant.MAX;

  /**
   * No connection yet.
   *
   * @param background where the server is waited for
   * @param clock what time it is
   * @param notices where it is told that a connection broke and came again
   * @param observer told of every request
   */
  public Session(
      Background background, InstantSource clock, Notices notices, Consumer<Exchange> observer) {
    this.observer = observer;
    this.background = background;
    this.clock = clock;
    this.notices = notices;
  }

  /** Which server the console is connected to, or tries to be; null for none. */
  public ReadOnlyObjectProperty<@Nullable Target> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** What the connection is at. */
  public ReadOnlyObjectProperty<ConnectionState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The figures that the server gave last, a new one each second; null where it gave none yet. */
  public ReadOnlyObjectProperty<@Nullable Pulse> pulseProperty() {
    return pulse.getReadOnlyProperty();
  }

  /**
   * Why the server does not let the console in, where its last answer was that it wants another
   * token (401); null else. Whoever listens asks the operator for one; nothing else tells of it.
   */
  public ReadOnlyObjectProperty<@Nullable Trouble> unauthorizedProperty() {
    return unauthorized.getReadOnlyProperty();
  }

  /** Whether something can be changed: there is a server to ask, and its profile lets one. */
  public ReadOnlyBooleanProperty writableProperty() {
    return writable.getReadOnlyProperty();
  }

  /** Leaves the server there was and turns to another. */
  public void open(Target next) {
    close();
    connection = new Connection(next, new StoreClient(next.options().withObserver(observer)));
    state.set(new ConnectionState.Connecting(next));
    writable.set(!next.readOnly());
    target.set(next);
    failures = 0;
    ask();
  }

  /** Leaves the server, if there is one. */
  public void close() {
    if (connection == null) {
      return;
    }
    connection.close(background.io());
    connection = null;
    asking = false;
    target.set(null);
    pulse.set(null);
    writable.set(false);
    unauthorized.set(null);
    state.set(new ConnectionState.Closed());
  }

  /** Asks a server that did not answer again, now. */
  public void retry() {
    askAgain = Instant.MIN;
    tick();
  }

  /** Does what time has come for; to be called several times a second. */
  public void tick() {
    Instant now = clock.instant();
    if (Duration.between(lastTick, now).compareTo(ASLEEP) > 0) {
      askAgain = now;
    }
    lastTick = now;
    if (connection != null && !asking && !now.isBefore(askAgain)) {
      ask();
    }
  }

  /**
   * Asks the server something.
   *
   * @param request what to ask; runs in the background
   * @param done takes the answer, unless another server has been turned to
   * @param failed takes the failure, unless another server has been turned to
   */
  public <T> Call ask(
      Function<StoreClient, T> request, Consumer<T> done, Consumer<Trouble> failed) {
    Connection asked = connected();
    return background.run(
        () -> request.apply(asked.client()),
        answer -> asked.whileOpen(() -> done.accept(answer)),
        failure -> asked.whileOpen(() -> failed.accept(Trouble.of(failure))));
  }

  /**
   * Follows changes; whoever asks for that closes it, and so does the end of the connection.
   *
   * @param kept what to keep of an event; runs in the background
   * @param capacity how many events may wait to be drained
   */
  public <T> Follow<T> follow(WatchQuery query, Function<WatchEvent, T> kept, int capacity) {
    return connected().follow(query, kept, capacity);
  }

  private Connection connected() {
    if (connection == null) {
      throw new IllegalStateException("there is no connection");
    }
    return connection;
  }

  private void ask() {
    Connection asked = connected();
    asking = true;
    background.run(
        () -> Pulse.of(asked.client(), clock),
        answer -> asked.whileOpen(() -> answered(asked.target(), answer)),
        failure -> asked.whileOpen(() -> unanswered(asked.target(), failure)));
  }

  private void answered(Target from, Pulse answer) {
    asking = false;
    failures = 0;
    askAgain = clock.instant().plus(PULSE);
    unauthorized.set(null);
    tellThatItIsBack(from, answer);
    pulse.set(answer);
    if (!(state.get() instanceof ConnectionState.Open)) {
      state.set(new ConnectionState.Open(from));
    }
  }

  private void tellThatItIsBack(Target from, Pulse answer) {
    Pulse before = pulse.get();
    if (before == null || !(state.get() instanceof ConnectionState.Lost)) {
      return;
    }
    String away = Durations.words(Duration.between(before.at(), answer.at()));
    String how = answer.isOfAnotherLifeThan(before) ? " The server has started anew." : "";
    notices.say(Kind.SUCCESS, from.name() + " is back after " + away + "." + how);
  }

  private void unanswered(Target from, Exception failure) {
    asking = false;
    if (failure instanceof RefusedException refused && refused.isOfTheMoment()) {
      askAgain = clock.instant().plus(refused.retryAfter().orElse(PULSE));
      return; // it answers, if only that it is asked too much
    }
    Duration pause = PULSE.multipliedBy(1L << Math.min(failures, 4));
    failures++;
    askAgain = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    Trouble trouble = Trouble.of(failure, from.options().server());
    boolean wantsToken = failure instanceof RefusedException refused && refused.status() == 401;
    if (state.get() instanceof ConnectionState.Open && !wantsToken) {
      notices.say(trouble);
    }
    state.set(new ConnectionState.Lost(from, trouble, askAgain));
    unauthorized.set(wantsToken ? trouble : null);
  }
}
