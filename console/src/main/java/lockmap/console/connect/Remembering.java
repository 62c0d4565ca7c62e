package lockmap.console.connect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a console that runs: at once in memory, and a moment later in their file. Many
 * changes in that moment are one write. Where the file cannot be written the operator is told once,
 * and the console goes on without.
 *
 * <p>Belongs to the JavaFX thread, and blocks it only to {@link #close}, for some seconds at most.
 */
public final class Remembering implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Remembering.class.getName());

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How long the last write may take: a window that stays for longer looks hung. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(2);

  private final SettingsFile file;
  private final Duration lastWait;
  private final Desk desk;
  private Settings settings;

  /** What is not in the file yet, made anew to what stands there then. */
  private UnaryOperator<Settings> waiting = UnaryOperator.identity();

  /** What is on its way into the file. */
  private UnaryOperator<Settings> leaving = UnaryOperator.identity();

  private boolean changed;
  private boolean writing;
  private boolean told;
  private boolean toldBroken;
  private @Nullable ConfigException unread;
  private Instant due = Instant.MAX;

  /**
   * Begins with what stands in the file, which is read at once: to be called before there is a
   * window.
   */
  public Remembering(Desk desk, ConfigFolder folder) {
    this(desk, folder, LAST_WAIT);
  }

  /** One that waits for the last write as long as it is told to. */
  Remembering(Desk desk, ConfigFolder folder, Duration lastWait) {
    this.desk = desk;
    this.lastWait = lastWait;
    this.file = new SettingsFile(folder);
    this.settings = read();
  }

  /** What holds now. */
  public Settings settings() {
    return settings;
  }

  /** The keys that the operator goes back to, by the id of a profile. */
  public Remembered recall(String profile) {
    return settings.remembered(profile);
  }

  /**
   * Keeps other keys for a profile.
   *
   * @param keys what becomes of those that were {@linkplain #recall recalled} or kept last; the
   *     same change is made in the file, where another console may have kept keys too
   */
  public void keep(String profile, Remembered keys) {
    KeysChange change = KeysChange.between(recall(profile), keys);
    change(
        settings.with(profile, keys),
        kept -> kept.with(profile, change.appliedTo(kept.remembered(profile))));
  }

  /**
   * Changes what holds.
   *
   * @param change made to what is in memory now, and later, in the background, to what the file
   *     then holds, so that what another console has changed stays; it must be the same however
   *     often it is made
   */
  public void update(UnaryOperator<Settings> change) {
    change(change.apply(settings), change);
  }

  private void change(Settings after, UnaryOperator<Settings> change) {
    if (after.equals(settings)) {
      return;
    }
    settings = after;
    UnaryOperator<Settings> before = waiting;
    waiting = kept -> change.apply(before.apply(kept));
    if (!changed || due.equals(Instant.MAX)) {
      changed = true;
      due = desk.clock().instant().plus(PAUSE);
    }
  }

  /** Writes what has waited long enough; to be called several times a second. */
  public void tick() {
    if (unread != null) {
      tell(unread); // not before there is somebody to tell
      unread = null;
    }
    if (changed && !writing && !desk.clock().instant().isBefore(due)) {
      UnaryOperator<Settings> change = take();
      writing = true;
      desk.background().run(() -> file.update(change), _ -> written(), this::failed);
    }
  }

  /**
   * Writes what is not written yet, and waits for that, but not for ever where another console
   * holds the file. What goes wrong is logged, as there is no window any more to tell it in.
   */
  @Override
  public void close() {
    if (!changed && !writing) {
      return;
    }
    UnaryOperator<Settings> before = leaving; // perhaps written already, which does no harm
    UnaryOperator<Settings> after = waiting;
    FutureTask<Settings> write =
        new FutureTask<>(() -> file.update(kept -> after.apply(before.apply(kept))));
    Thread.ofPlatform().daemon().name("last-settings").start(write);
    try {
      Settings _ = write.get(lastWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      LOG.log(Level.WARNING, "The last settings were not kept.", e.getCause());
    } catch (TimeoutException e) {
      write.cancel(true);
      LOG.log(
          Level.WARNING,
          "The last settings were not kept: their file was not free for {0} ms, perhaps since"
              + " another console hangs that has locked it.",
          lastWait.toMillis());
    } catch (InterruptedException e) {
      write.cancel(true);
      Thread.currentThread().interrupt();
    }
    changed = false;
  }

  private UnaryOperator<Settings> take() {
    leaving = waiting;
    waiting = UnaryOperator.identity();
    changed = false;
    return leaving;
  }

  private void written() {
    writing = false;
    leaving = UnaryOperator.identity();
    told = false;
    toldBroken = false;
  }

  private void failed(Exception failure) {
    writing = false;
    UnaryOperator<Settings> first = leaving;
    UnaryOperator<Settings> then = waiting;
    waiting = kept -> then.apply(first.apply(kept));
    leaving = UnaryOperator.identity();
    changed = true;
    due = Instant.MAX; // the next change tries again, and so does the end
    tell(failure);
  }

  private Settings read() {
    try {
      return file.read();
    } catch (ConfigException e) {
      unread = e;
      return Settings.FIRST;
    }
  }

  /** Only a file that holds something else is in the way: a full disk stays full without it. */
  private void tell(Exception failure) {
    String text = ConfigException.explain(failure).text();
    if (failure instanceof ConfigException e && e.isBroken()) {
      if (!toldBroken) {
        toldBroken = true;
        desk.notices()
            .say(Notice.Kind.DANGER, text, new Notice.Action("Set it aside", this::setAside));
      }
    } else if (!told) {
      told = true;
      desk.notices().say(Notice.Kind.DANGER, text);
    }
  }

  private void setAside() {
    desk.background()
        .run(
            file::setAside,
            aside -> {
              told = false;
              toldBroken = false;
              changed = true;
              due = desk.clock().instant();
              Settings now = settings;
              waiting = _ -> now;
              desk.notices()
                  .say(
                      Notice.Kind.INFO,
                      "The old settings are now in " + aside + ", and new ones are kept.");
            },
            failure -> desk.notices().say(ConfigException.explain(failure)));
  }
}
