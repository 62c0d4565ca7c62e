package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lockmap.api.Entry;
import lockmap.client.Precondition;
import lockmap.client.PutResult;
import lockmap.client.Ttl;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Target;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** Puts deleted keys back where none stands in their place. Belongs to the JavaFX thread. */
final class Undo {

  /** As notices live on, and each value may be a mebibyte, only so many are kept. */
  private static final int MOST = 20;

  private final Desk desk;
  private final Consumer<Trouble> failed;
  private final Deque<Deleted> kept = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private long number;

  Undo(Desk desk, Consumer<Trouble> failed) {
    this.desk = desk;
    this.failed = failed;
  }

  private record Deleted(long number, Entry entry, Instant at, @Nullable Target from) {}

  /** Whether there is something to put back. */
  ReadOnlyBooleanProperty possibleProperty() {
    return possible.getReadOnlyProperty();
  }

  /** Puts back what was deleted last. */
  void last() {
    if (!kept.isEmpty()) {
      undo(kept.getLast().number());
    }
  }

  /** What puts an entry back that was deleted just now, with the time that it had left. */
  Runnable of(Entry entry) {
    long mine = ++number;
    kept.addLast(new Deleted(mine, entry, now(), desk.session().targetProperty().get()));
    if (kept.size() > MOST) {
      kept.removeFirst();
    }
    possible.set(true);
    return () -> undo(mine);
  }

  private void undo(long which) {
    Deleted deleted = kept.stream().filter(one -> one.number() == which).findFirst().orElse(null);
    if (deleted == null) {
      desk.notices().say(Kind.WARNING, "This was too long ago to be undone.");
      return;
    }
    String name = KeyText.quoted(deleted.entry().key());
    if (!Objects.equals(deleted.from(), desk.session().targetProperty().get())) {
      forget(deleted);
      desk.notices().say(Kind.WARNING, name + " was deleted on another server.");
    } else {
      left(deleted)
          .ifPresentOrElse(
              ttl -> putBack(deleted, name, ttl),
              () -> {
                forget(deleted);
                desk.notices().say(Kind.WARNING, name + " would have expired by now.");
              });
    }
  }

  private void putBack(Deleted deleted, String name, Ttl ttl) {
    Entry entry = deleted.entry();
    desk.session()
        .ask(
            client -> client.put(entry.key(), entry.value(), ttl, Precondition.ABSENT),
            result -> {
              forget(deleted);
              tell(name, result);
            },
            failed);
  }

  private void tell(String name, PutResult result) {
    switch (result) {
      case PutResult.Created _, PutResult.Replaced _ ->
          desk.notices().say(Kind.SUCCESS, name + " is back.");
      case PutResult.Conflict _ ->
          desk.notices()
              .say(Kind.WARNING, "Somebody has made " + name + " anew. It was left as it is.");
    }
  }

  private void forget(Deleted deleted) {
    kept.remove(deleted);
    possible.set(!kept.isEmpty());
  }

  private Optional<Ttl> left(Deleted deleted) {
    Long ttl = deleted.entry().ttl();
    if (ttl == null) {
      return Optional.of(Ttl.FOREVER);
    }
    long left = ttl - Duration.between(deleted.at(), now()).toSeconds();
    return left < 1 ? Optional.empty() : Optional.of(Ttl.seconds(left));
  }

  private Instant now() {
    return desk.clock().instant();
  }
}
