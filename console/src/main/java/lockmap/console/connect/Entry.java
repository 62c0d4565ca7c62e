package lockmap.console.connect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lockmap.console.session.ProfileColour;
import org.jspecify.annotations.Nullable;

/**
 * A profile in the list, as it stands in its form: each has one of its own, so that nothing typed
 * is lost when another is looked at. The token in it lives as long as the console runs. Belongs to
 * the JavaFX thread.
 */
final class Entry {

  private final String id;
  private final ReadOnlyObjectWrapper<@Nullable Profile> base = new ReadOnlyObjectWrapper<>();
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty server = new SimpleStringProperty("");
  private final BooleanProperty wantsToken = new SimpleBooleanProperty();
  private final BooleanProperty keepsToken = new SimpleBooleanProperty();
  private final BooleanProperty readOnly = new SimpleBooleanProperty();
  private final ObjectProperty<ProfileColour> colour =
      new SimpleObjectProperty<>(ProfileColour.GRAY);
  private final StringProperty caFile = new SimpleStringProperty("");
  private final StringProperty token = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Map<Draft.Field, String>> errors =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final StringProperty tokenRequest = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Trial> trial = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Conflict> conflict = new SimpleObjectProperty<>();
  private final ObjectProperty<Link.Stage> stage = new SimpleObjectProperty<>(Link.Stage.NONE);
  private final BooleanProperty saving = new SimpleBooleanProperty();

  private Draft initial;
  private String kept = "";

  private Entry(String id, @Nullable Profile base, Draft initial) {
    this.id = id;
    this.initial = initial;
    this.base.set(base);
    fill(initial);
    List.<Observable>of(name, server, wantsToken, keepsToken, readOnly, colour, caFile)
        .forEach(field -> field.addListener(_ -> changed()));
    token.addListener(_ -> trial.set(null));
    judge();
  }

  /** One that is in the file. */
  static Entry of(Profile profile) {
    return new Entry(profile.id(), profile, Draft.of(profile));
  }

  /** One that is not in the file yet. */
  static Entry fresh(String id, Draft draft) {
    return new Entry(id, null, draft);
  }

  String id() {
    return id;
  }

  /** The profile as it is in the file, as far as is known; null for one that is not there. */
  @Nullable Profile base() {
    return base.get();
  }

  ReadOnlyObjectProperty<@Nullable Profile> baseProperty() {
    return base.getReadOnlyProperty();
  }

  StringProperty nameProperty() {
    return name;
  }

  StringProperty serverProperty() {
    return server;
  }

  BooleanProperty wantsTokenProperty() {
    return wantsToken;
  }

  BooleanProperty keepsTokenProperty() {
    return keepsToken;
  }

  BooleanProperty readOnlyProperty() {
    return readOnly;
  }

  ObjectProperty<ProfileColour> colourProperty() {
    return colour;
  }

  StringProperty caFileProperty() {
    return caFile;
  }

  /** The token as typed; empty for none. */
  StringProperty tokenProperty() {
    return token;
  }

  /** What is wrong with the fields, each in a sentence. */
  ReadOnlyObjectProperty<Map<Draft.Field, String>> errorsProperty() {
    return errors.getReadOnlyProperty();
  }

  /** What the operator should know before they connect, in a sentence; empty for nothing. */
  ReadOnlyStringProperty warningProperty() {
    return warning.getReadOnlyProperty();
  }

  /** Whether the form is not as it was at first, or was saved last. */
  ReadOnlyBooleanProperty editedProperty() {
    return edited.getReadOnlyProperty();
  }

  /** Whether the file does not hold what the form does. */
  ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  /** Why the operator is asked for the token now; empty where they are not. */
  StringProperty tokenRequestProperty() {
    return tokenRequest;
  }

  /** What a test of the form came to; null where it was not tested as it is. */
  ObjectProperty<@Nullable Trial> trialProperty() {
    return trial;
  }

  /** What somebody else has made of the profile meanwhile; null for nothing. */
  ObjectProperty<@Nullable Conflict> conflictProperty() {
    return conflict;
  }

  /** What the console's connection to it is at. */
  ObjectProperty<Link.Stage> stageProperty() {
    return stage;
  }

  /** Whether the form is on its way into the file. */
  BooleanProperty savingProperty() {
    return saving;
  }

  /** The form as it stands. */
  Draft draft() {
    return new Draft(
        name.get(),
        server.get(),
        wantsToken.get(),
        keepsToken.get(),
        readOnly.get(),
        colour.get(),
        caFile.get());
  }

  /** Whether a profile can be made of the form. */
  boolean isRight() {
    return errors.get().isEmpty() && Tokens.error(token.get()).isEmpty();
  }

  /** Takes the form as what the file now holds. What was typed since stays. */
  void saved(Profile profile) {
    base.set(profile);
    initial = Draft.of(profile);
    conflict.set(null);
    judge();
  }

  /** Takes what the file holds, unless the operator has changed the form. */
  void follow(Profile profile) {
    if (!edited.get() && !profile.equals(base.get())) {
      take(profile);
    }
  }

  /** Takes what the file holds in the place of the form. */
  void take(Profile profile) {
    saved(profile);
    fill(initial);
  }

  /** Forgets that the file ever held it. */
  void gone() {
    base.set(null);
    conflict.set(null);
    judge();
  }

  /**
   * Makes the form what it was at first, or was saved last. A token stays, unless it cannot be one.
   */
  void revert() {
    fill(initial);
    if (!Tokens.error(token.get()).isEmpty()) {
      token.set(kept);
    }
  }

  /** Takes a token that the keystore holds. */
  void tokenFound(String secret) {
    kept = secret;
    token.set(secret);
  }

  /** Whether the token is to be kept, and the keystore does not hold it yet. */
  boolean hasTokenToKeep() {
    boolean wanted = wantsToken.get() && keepsToken.get();
    return wanted && Tokens.read(token.get()).isPresent() && !kept.equals(token.get().strip());
  }

  /** Takes note of what the keystore holds. */
  void tokenKept(String secret) {
    kept = secret;
  }

  /** Types something into the form. */
  void fill(Draft draft) {
    name.set(draft.name());
    server.set(draft.server());
    wantsToken.set(draft.wantsToken());
    keepsToken.set(draft.keepsToken());
    readOnly.set(draft.readOnly());
    colour.set(draft.colour());
    caFile.set(draft.caFile());
  }

  private void changed() {
    trial.set(null);
    judge();
  }

  private void judge() {
    Draft draft = draft();
    errors.set(draft.errors());
    warning.set(errors.get().isEmpty() ? draft.toProfile(id).warning().orElse("") : "");
    edited.set(!Objects.equals(draft, initial));
    unsaved.set(edited.get() || base.get() == null);
  }
}
