package lockmap.console.value;

import java.util.Optional;
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
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Question;
import org.jspecify.annotations.Nullable;

/**
 * The draft as it is looked at: as text, as JSON laid out for the eye, or as bytes. To look changes
 * nothing: JSON that is stored compact is shown in lines, and is compact again when it is saved.
 *
 * <p>A large text is read in the background. Until that is done, an edit of it is the draft just as
 * it is seen, what is shown of an older draft cannot be edited, and a save waits.
 *
 * <p>Belongs to the JavaFX thread.
 */
final class FormModel {

  /**
   * The longest JSON that is read at once, in characters. Measured on one core, to choose the form
   * and lay it out takes 3 ms for this much, and a key stroke 2 ms; for 4 MiB it is 110 and 75 ms,
   * and several times that before the code is compiled.
   */
  static final int LONGEST_AT_ONCE = 128 << 10;

  /** How JSON is laid out for the eye. */
  enum Layout {
    PRETTY,
    COMPACT
  }

  private final ValueModel value;
  private final Newest reading;
  private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TEXT);
  private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.PRETTY);
  private final BooleanProperty wrap = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(Sheet.of(""));
  private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<@Nullable JsonFault> fault = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private Look look = Look.NOTHING;
  private boolean unread;
  private boolean editing;
  private boolean choosing;
  private boolean undecided;
  private boolean chosen;
  private boolean saving;

  FormModel(ValueModel value) {
    this.value = value;
    this.reading = new Newest(value.desk().background());
    value.keyProperty().subscribe(_ -> chosen = false);
    value.draftProperty().subscribe(_ -> drafted());
    form.subscribe((_, _) -> formSet());
    layout.subscribe((_, _) -> show());
  }

  /** How the value is looked at; chosen by what it is until the operator chooses. */
  ObjectProperty<Form> formProperty() {
    return form;
  }

  /** How JSON is laid out. */
  ObjectProperty<Layout> layoutProperty() {
    return layout;
  }

  /** Whether long lines are wrapped. */
  BooleanProperty wrapProperty() {
    return wrap;
  }

  /** What the editor is to show; another one each time that it is not to go on with its own. */
  ReadOnlyObjectProperty<Sheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  /** Whether the sheet is of the draft as it is now, so that it can be edited. */
  ReadOnlyBooleanProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Whether a large text is being read, so that what is wrong with it is not known yet. */
  ReadOnlyBooleanProperty checkingProperty() {
    return reading.busyProperty();
  }

  /** What is wrong with what the editor shows, where it is to be JSON; null for nothing. */
  ReadOnlyObjectProperty<@Nullable JsonFault> faultProperty() {
    return fault.getReadOnlyProperty();
  }

  /** What saving makes of the layout that is shown, as a sentence; empty where it keeps it. */
  ReadOnlyStringProperty remarkProperty() {
    return remark.getReadOnlyProperty();
  }

  /** Takes what the editor's text has become. */
  void edited(String text) {
    if (!current.get()) {
      return; // what is shown is of an older draft, and the next sheet takes its place
    }
    Look seen = look;
    if (text.length() <= LONGEST_AT_ONCE || !seen.isJson() || seen.isUnchanged(text)) {
      reading.drop();
      take(seen.edited(text));
      return;
    }
    unread = true;
    put(text);
    reading.ask(() -> seen.edited(text), this::take, e -> failed(e, Look.plain(text)));
    tell();
  }

  /**
   * Saves the draft, once it is known what it is; asks first where it was to be JSON and is none.
   */
  void save() {
    saving = checkingProperty().get();
    if (saving) {
      tell();
      return;
    }
    JsonFault wrong = fault.get();
    if (wrong == null || value.desk().asker().agrees(savingOf(wrong))) {
      value.save();
    }
  }

  /** Lays the draft itself out, so that it is stored like that. */
  void layOut(Layout as) {
    String draft = value.draftProperty().get();
    if (draft.length() <= LONGEST_AT_ONCE) {
      keep(Look.laidOut(draft, as));
    } else {
      reading.ask(() -> Look.laidOut(draft, as), this::keep, e -> failed(e, Look.plain(draft)));
      tell();
    }
  }

  /** Where the editor's caret is to go to see what is wrong. */
  Optional<JsonFault> fault() {
    return Optional.ofNullable(fault.get());
  }

  private void keep(JsonText.Answer answer) {
    if (answer instanceof JsonText.Laid(String text) && !text.equals(value.draftProperty().get())) {
      unread = false;
      put(text);
      show();
    } else if (unread || !current.get()) {
      show(); // takes up the reading that this one took the place of
    } else {
      ready();
    }
  }

  /** Another draft than the editor made: a save that waits was not meant for it. */
  private void drafted() {
    if (!editing) {
      unread = false;
      saving = false;
      undecided = !chosen;
      show();
    }
  }

  private void formSet() {
    if (!choosing) {
      chosen = true;
      undecided = false;
      show();
    }
  }

  private void show() {
    String draft = value.draftProperty().get();
    Form as = undecided ? null : form.get();
    Layout laid = layout.get();
    if (!unread && (draft.length() <= LONGEST_AT_ONCE || as == Form.TEXT || as == Form.HEX)) {
      reading.drop();
      take(Look.of(draft, as, laid));
      return;
    }
    Look before = look;
    boolean typed = unread;
    current.set(false);
    reading.ask(
        () -> Look.of(typed ? before.edited(draft).draft() : draft, as, laid),
        this::take,
        e -> failed(e, Look.plain(draft)));
    tell();
  }

  private void take(Look next) {
    look = next;
    undecided = false;
    choosing = true;
    form.set(next.form());
    choosing = false;
    sheet.set(next.sheet());
    current.set(true);
    take(new Look.Edited(next.draft(), next.fault()));
  }

  private void take(Look.Edited edit) {
    unread = false;
    put(edit.draft());
    fault.set(edit.fault());
    ready();
  }

  /** It is known what the draft is. */
  private void ready() {
    tell();
    if (saving && value.savable().get() && value.writableProperty().get()) {
      save();
    }
    saving = false;
  }

  private void put(String draft) {
    editing = true;
    try {
      value.draftProperty().set(draft);
    } finally {
      editing = false;
    }
  }

  private void failed(Exception e, Look plain) {
    saving = false;
    value.desk().notices().say(Kind.DANGER, "The value cannot be read as JSON: " + e);
    take(plain);
  }

  private void tell() {
    if (checkingProperty().get()) {
      remark.set(saving ? "Checking, then saving …" : "Checking …");
    } else {
      remark.set(look.isJson() && fault.get() == null ? remark() : "");
    }
  }

  private String remark() {
    if (look.compact()) {
      return layout.get() == Layout.PRETTY ? "Stored compact, and stays so when it is saved." : "";
    }
    boolean otherwise = !look.isUnchanged(look.draft());
    return otherwise && value.modified().get() ? "Saving stores it as it is laid out here." : "";
  }

  private static Question savingOf(JsonFault wrong) {
    return new Question(
        "Save what is no JSON?",
        wrong.sentence() + " Whoever reads the value as JSON will fail on it.",
        "Save as it is",
        true);
  }
}
