package lockmap.console.value;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import lockmap.api.CasRequest;
import lockmap.api.Durations;
import lockmap.api.Entry;
import lockmap.api.Limits;
import lockmap.client.StoreClient;
import lockmap.client.SwapResult;
import lockmap.client.Ttl;
import lockmap.console.session.Desk;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * A compare-and-swap as the store takes it, for whoever wants the raw operation: what the key must
 * be, what it becomes, and what came of it. Belongs to the JavaFX thread.
 */
public final class SwapModel {

  /** What the key must be for the swap to happen. */
  enum Expected {
    VALUE,
    REVISION,
    ABSENT
  }

  /** What a swap that happens makes of the key. */
  enum Becomes {
    VALUE,
    REMOVED
  }

  private final Desk desk;
  private final StringProperty key = new SimpleStringProperty("");
  private final ObjectProperty<Expected> expected = new SimpleObjectProperty<>(Expected.VALUE);
  private final StringProperty expectedValue = new SimpleStringProperty("");
  private final StringProperty expectedRevision = new SimpleStringProperty("");
  private final ObjectProperty<Becomes> becomes = new SimpleObjectProperty<>(Becomes.VALUE);
  private final StringProperty newValue = new SimpleStringProperty("");
  private final StringProperty ttl = new SimpleStringProperty("");
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable SwapAnswer> answer = new ReadOnlyObjectWrapper<>();
  private final StringBinding hindrance;

  /** Nothing to swap yet. */
  public SwapModel(Desk desk) {
    this.desk = desk;
    this.hindrance =
        Bindings.createStringBinding(
            this::hinderedBy,
            key,
            expected,
            expectedValue,
            expectedRevision,
            becomes,
            newValue,
            ttl,
            running,
            desk.session().targetProperty(),
            desk.session().writableProperty());
    desk.session().targetProperty().subscribe(_ -> forget());
  }

  /** The key that is swapped. */
  StringProperty keyProperty() {
    return key;
  }

  /** What it must be. */
  ObjectProperty<Expected> expectedProperty() {
    return expected;
  }

  /** The value it must have, where that is what is compared. */
  StringProperty expectedValueProperty() {
    return expectedValue;
  }

  /** The revision that must have written it, where that is what is compared. */
  StringProperty expectedRevisionProperty() {
    return expectedRevision;
  }

  /** What it becomes. */
  ObjectProperty<Becomes> becomesProperty() {
    return becomes;
  }

  /** The value it gets, where it gets one. */
  StringProperty newValueProperty() {
    return newValue;
  }

  /** How long it lives then, such as {@code 15m}; empty to keep the time it has. */
  StringProperty ttlProperty() {
    return ttl;
  }

  /** Whether the panel is open. */
  BooleanProperty openProperty() {
    return open;
  }

  /** Whether a swap is under way. */
  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** What came of the last swap; null for none. */
  ReadOnlyObjectProperty<@Nullable SwapAnswer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** Why it cannot be run, as a sentence; empty where it can. */
  ObservableStringValue hindrance() {
    return hindrance;
  }

  /** Begins a swap of what is known of a key. */
  void take(String name, Held held) {
    key.set(name);
    answer.set(null);
    switch (held) {
      case Held.Value now -> {
        expected.set(Expected.VALUE);
        expectedValue.set(now.text());
        expectedRevision.set(Long.toString(now.revision()));
      }
      case Held.Nothing _ -> {
        expected.set(Expected.ABSENT);
        expectedValue.set("");
        expectedRevision.set("");
      }
    }
  }

  /** Expects what the last swap has found, to try again. */
  void expectWhatIsThere() {
    if (answer.get() instanceof SwapAnswer.NotSwapped(Held found)) {
      take(key.get(), found);
    }
  }

  /** Swaps, if nothing hinders that. */
  void run() {
    if (!hindrance.get().isEmpty()) {
      return;
    }
    String name = key.get();
    CasRequest request = request();
    running.set(true);
    answer.set(null);
    desk.session()
        .ask(
            client -> swap(client, name, request),
            came -> end(came),
            trouble -> end(new SwapAnswer.Failed(trouble)));
  }

  private void end(SwapAnswer came) {
    running.set(false);
    answer.set(came);
  }

  /** What was of another server has no meaning here. */
  private void forget() {
    running.set(false);
    answer.set(null);
  }

  private SwapAnswer swap(StoreClient client, String name, CasRequest request) {
    return switch (client.compareAndSwap(name, request)) {
      case SwapResult.Swapped(long revision) ->
          new SwapAnswer.Swapped(revision, request.replacement() == null);
      case SwapResult.Absent _, SwapResult.Conflict _ ->
          new SwapAnswer.NotSwapped(held(client.entry(name)));
    };
  }

  private Held held(Optional<Entry> entry) {
    return entry
        .<Held>map(now ->
            new Held.Value(
                now.value(),
                now.revision(),
                now.ttl() == null ? null : desk.clock().instant().plusSeconds(now.ttl())))
        .orElse(new Held.Nothing(0));
  }

  private String hinderedBy() {
    if (desk.session().targetProperty().get() == null) {
      return "Connect to a server first.";
    }
    if (!desk.session().writableProperty().get()) {
      return "This connection is read-only.";
    }
    if (running.get()) {
      return "The swap is under way.";
    }
    if (key.get().isEmpty()) {
      return "Name a key first.";
    }
    try {
      Limits.requireKey(key.get());
      CasRequest _ = request();
      return "";
    } catch (IllegalArgumentException e) {
      return Trouble.of(e).sentence();
    }
  }

  private CasRequest request() {
    boolean removes = becomes.get() == Becomes.REMOVED;
    boolean keeps = removes || ttl.get().isBlank();
    if (removes && expected.get() == Expected.ABSENT) {
      throw new IllegalArgumentException("a key that must be absent cannot be removed");
    }
    return new CasRequest(
        expected.get() == Expected.VALUE ? expectedValue.get() : null,
        expected.get() == Expected.REVISION ? revision() : null,
        removes ? null : newValue.get(),
        keeps ? null : seconds());
  }

  private Long revision() {
    try {
      return Long.valueOf(expectedRevision.get().strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the expected revision must be a whole number", e);
    }
  }

  private Long seconds() {
    return Ttl.of(Durations.parse(ttl.get().strip())) instanceof Ttl.Seconds(long number)
        ? number
        : Limits.MIN_TTL_SECONDS;
  }
}
