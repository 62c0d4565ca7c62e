package lockmap.console.value;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lockmap.console.session.Background;
import lockmap.console.session.Call;
import org.jspecify.annotations.Nullable;

/**
 * Works out in the background what was asked for last. One thing is worked on at a time, and of
 * what is asked for meanwhile only the newest comes next, so that fast typing into a large text
 * asks for no more than one reading after the other. What is older than the newest is dropped.
 * Belongs to the JavaFX thread.
 */
final class Newest {

  private final Background background;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private long asked;
  private boolean working;
  private @Nullable Runnable next;

  /** Nothing is asked for yet. */
  Newest(Background background) {
    this.background = background;
  }

  /** Whether what was asked for last is still to come. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /**
   * Asks for something, in place of all that was asked for before.
   *
   * @param work what to do; it must not touch anything that belongs to the JavaFX thread
   * @param done takes the result, unless something else is asked for before it comes
   * @param failed takes what the work has thrown, likewise
   */
  <T> void ask(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    long number = ++asked;
    busy.set(true);
    Runnable begin =
        () -> {
          working = true;
          Call _ =
              background.run(
                  work,
                  result -> end(number, () -> done.accept(result)),
                  e -> end(number, () -> failed.accept(e)));
        };
    if (working) {
      next = begin;
    } else {
      begin.run();
    }
  }

  /** Wants nothing any more of what was asked for. */
  void drop() {
    asked++;
    next = null;
    busy.set(false);
  }

  private void end(long number, Runnable deliver) {
    working = false;
    if (number == asked) {
      busy.set(false);
      deliver.run();
    } else if (next != null) {
      Runnable begin = next;
      next = null;
      begin.run();
    }
  }
}
