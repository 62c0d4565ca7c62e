package lockmap.console.value;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.client.StoreClient;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice.Action;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Question;
import org.jspecify.annotations.Nullable;

/**
 * Changes the key that is open, tells what came of it, and takes it back. Belongs to the JavaFX
 * thread.
 */
final class KeyWrites {

  private final Desk desk;
  private final OpenKey open;
  private final ThreeTexts texts;
  private final KeyWatch watch;
  private final ReadOnlyObjectWrapper<@Nullable Undo> undo = new ReadOnlyObjectWrapper<>();

  KeyWrites(Desk desk, OpenKey open, ThreeTexts texts, KeyWatch watch) {
    this.desk = desk;
    this.open = open;
    this.texts = texts;
    this.watch = watch;
  }

  /** The last change that can be taken back; null for none. */
  ReadOnlyObjectWrapper<@Nullable Undo> undoProperty() {
    return undo;
  }

  /** Takes the last change back, if nobody has changed the key since. */
  void undo() {
    Undo last = undo.get();
    if (last != null) {
      undo(last);
    }
  }

  /** Removes the key, if it is still as it was loaded. */
  void delete() {
    String name = open.name();
    if (texts.baseProperty().get() instanceof Held.Value before
        && desk.asker().agrees(deletionOf(name))) {
      write(client -> Writes.delete(client, name, before));
    }
  }

  /** Makes a change of which a conflict is told, and that is all. */
  void write(Function<StoreClient, Written> request) {
    write(request, () -> {});
  }

  /**
   * Makes a change, and is busy meanwhile.
   *
   * @param request asks the server for it
   * @param onConflict what to do besides telling of it where the key was not as it was loaded
   */
  void write(Function<StoreClient, Written> request, Runnable onConflict) {
    String name = open.name();
    open.busyProperty().set(true);
    open.troubleProperty().set(null);
    desk.session()
        .ask(
            request,
            written -> {
              tell(written);
              whileOpen(name, () -> take(written, onConflict));
            },
            failure -> {
              if (!whileOpen(name, () -> open.troubleProperty().set(failure))) {
                desk.notices().say(failure);
              }
            });
  }

  private boolean whileOpen(String name, Runnable take) {
    if (!open.is(name)) {
      return false;
    }
    open.busyProperty().set(false);
    take.run();
    return true;
  }

  private void take(Written written, Runnable onConflict) {
    switch (written) {
      case Written.Done(Held held, _, _) when held != null -> {
        texts.written(held);
        open.creatingProperty().set(false);
        watch.written(held);
      }
      case Written.Done _ -> {}
      case Written.Conflict _ -> onConflict.run();
    }
  }

  private void tell(Written written) {
    switch (written) {
      case Written.Done(_, Undo made, String sentence) when made != null -> {
        undo.set(made);
        desk.notices().say(Kind.SUCCESS, sentence, new Action("Undo", () -> undo(made)));
      }
      case Written.Done(_, _, String sentence) -> desk.notices().say(Kind.SUCCESS, sentence);
      case Written.Conflict(String sentence) -> desk.notices().say(Kind.WARNING, sentence);
    }
  }

  private void undo(Undo last) {
    undo.set(null);
    desk.session()
        .ask(
            client -> last.apply(client, desk.clock().instant()),
            done -> desk.notices().say(done ? Kind.SUCCESS : Kind.WARNING, last.outcome(done)),
            desk.notices()::say);
  }

  private static Question deletionOf(String name) {
    return new Question(
        "Delete this key?",
        name + " is deleted if nobody has changed it since you loaded it. You can undo that.",
        "Delete",
        true);
  }
}
