package lockmap.console.keys;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.api.Durations;
import lockmap.api.Limits;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys: new ones, copies, and others under another name. None ever takes the place of a key
 * that is there. Belongs to the JavaFX thread.
 */
final class Writing {

  private final Desk desk;
  private final Places places;
  private final Consumer<String> open;
  private final ReadOnlyObjectWrapper<@Nullable Draft> draft = new ReadOnlyObjectWrapper<>();

  /**
   * Nothing to write yet.
   *
   * @param places knows keys by their names
   * @param open shows a key
   */
  Writing(Desk desk, Places places, Consumer<String> open) {
    this.desk = desk;
    this.places = places;
    this.open = open;
    desk.session().targetProperty().subscribe(_ -> draft.set(null));
  }

  /** What is being written; null where nothing is. */
  ReadOnlyObjectProperty<@Nullable Draft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /** Begins a new key. */
  void create(String proposal) {
    draft.set(new Draft(Draft.Act.CREATE, "", proposal));
  }

  /** Begins a copy of a key. */
  void copy(String key) {
    draft.set(new Draft(Draft.Act.COPY, key, key));
  }

  /** Begins another name for a key. */
  void rename(String key) {
    draft.set(new Draft(Draft.Act.RENAME, key, key));
  }

  /** Leaves it. */
  void leave() {
    draft.set(null);
  }

  /** Opens the key that is in the way of what is being written. */
  void openExisting() {
    Draft now = draft.get();
    if (now != null && !now.existingProperty().get().isEmpty()) {
      String key = now.existingProperty().get();
      leave();
      open.accept(key);
    }
  }

  /** Has the server do it. */
  void submit() {
    Draft now = draft.get();
    if (now == null || now.busyProperty().get() || !desk.session().writableProperty().get()) {
      return;
    }
    Function<StoreClient, Written> request;
    try {
      request = request(now);
    } catch (IllegalArgumentException e) {
      now.say(sentence(e), "");
      return;
    }
    String key = now.keyProperty().get();
    now.begin();
    desk.session()
        .ask(request, written -> take(now, key, written), trouble -> now.say(trouble.text(), ""));
  }

  private static Function<StoreClient, Written> request(Draft draft) {
    String key = draft.keyProperty().get();
    Limits.requireKey(key);
    return switch (draft.act()) {
      case CREATE -> {
        String value = draft.valueProperty().get();
        Limits.requireText("value", value);
        Ttl ttl = ttl(draft.ttlProperty().get().strip());
        yield client -> Written.create(client, key, value, ttl);
      }
      case COPY -> client -> Written.copy(client, draft.source(), key);
      case RENAME -> client -> Written.rename(client, draft.source(), key);
    };
  }

  private static Ttl ttl(String text) {
    return text.isEmpty() ? Ttl.FOREVER : Ttl.of(Durations.parse(text));
  }

  private static String sentence(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage()).replace("\"", "");
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  private void take(Draft of, String key, Written written) {
    switch (written) {
      case Written.Done _ -> done(of, key);
      case Written.Exists _ -> of.say(KeyText.quoted(key) + " exists already.", key);
      case Written.Gone _ -> of.say(KeyText.quoted(of.source()) + " is gone.", "");
      case Written.Changed _ ->
          of.say(
              KeyText.quoted(of.source()) + " changed at this moment. Nothing was done; try again.",
              "");
      case Written.Refused(String why) -> of.say(why, "");
    }
  }

  private void done(Draft of, String key) {
    if (draft.get() == of) {
      leave();
    }
    String name = KeyText.quoted(key);
    switch (of.act()) {
      case CREATE -> desk.notices().say(Kind.SUCCESS, "Created " + name + ".");
      case COPY -> desk.notices().say(Kind.SUCCESS, "Copied to " + name + ".");
      case RENAME -> {
        desk.notices().say(Kind.SUCCESS, "Renamed to " + name + ".");
        places.renamed(of.source(), key);
      }
    }
    open.accept(key);
  }
}
