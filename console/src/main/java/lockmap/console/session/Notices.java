package lockmap.console.session;

import java.time.InstantSource;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lockmap.console.session.Notice.Action;
import lockmap.console.session.Notice.Kind;
import org.jspecify.annotations.Nullable;

/** What the operator was told lately, the newest last. Belongs to the JavaFX thread. */
public final class Notices {

  private static final int MOST = 200;

  private final InstantSource clock;
  private final ObservableList<Notice> list = FXCollections.observableArrayList();

  /** Kept here, as it hears of changes only as long as somebody holds it. */
  private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(list);

  /**
   * Nothing told yet.
   *
   * @param clock tells when each was told
   */
  public Notices(InstantSource clock) {
    this.clock = clock;
  }

  /** All that are remembered; not to be changed by whoever looks. */
  public ObservableList<Notice> list() {
    return view;
  }

  /** Tells what happened. */
  public void say(Kind kind, String text) {
    add(kind, text, null);
  }

  /** Tells what happened, and offers to do something about it. */
  public void say(Kind kind, String text, Action action) {
    add(kind, text, action);
  }

  /** Tells what went wrong and what can be done. */
  public void say(Trouble trouble) {
    add(Kind.DANGER, trouble.text(), null);
  }

  private void add(Kind kind, String text, @Nullable Action action) {
    if (list.size() == MOST) {
      list.removeFirst();
    }
    list.add(new Notice(clock.instant(), kind, text, action));
  }
}
