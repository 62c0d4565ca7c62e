package lockmap.console.value;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lockmap.console.session.Question;
import org.jspecify.annotations.Nullable;

/**
 * The draft as it is looked at: as text, as JSON laid out for the eye, or as bytes. To look changes
 * nothing: JSON that is stored compact is shown in lines, and is compact again when it is saved.
 * Belongs to the JavaFX thread.
 */
final class FormModel {

  /** How JSON is laid out for the eye. */
  enum Layout {
    PRETTY,
    COMPACT
  }

  private final ValueModel value;
  private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TEXT);
  private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.PRETTY);
  private final BooleanProperty wrap = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(Sheet.of(""));
  private final ReadOnlyObjectWrapper<@Nullable JsonFault> fault = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private String shownOf = "";
  private boolean compact;
  private boolean editing;
  private boolean choosing;
  private boolean chosen;

  FormModel(ValueModel value) {
    this.value = value;
    value.keyProperty().subscribe(_ -> chosen = false);
    value.draftProperty().subscribe(_ -> drafted());
    form.subscribe(_ -> {
      chosen |= !choosing;
      show();
    });
    layout.subscribe(_ -> show());
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
    String draft = text.equals(sheet.get().text()) ? shownOf : stored(text);
    editing = true;
    try {
      value.draftProperty().set(draft);
    } finally {
      editing = false;
    }
    judge(text);
  }

  /** Saves the draft; asks first where it was to be JSON and is none. */
  void save() {
    JsonFault wrong = fault.get();
    if (wrong == null || value.desk().asker().agrees(savingOf(wrong))) {
      value.save();
    }
  }

  /** Lays the draft itself out, so that it is stored like that. */
  void layOut(Layout as) {
    String draft = value.draftProperty().get();
    if (laidOut(draft, as) instanceof JsonText.Laid(String text)) {
      value.draftProperty().set(text);
    }
  }

  private void drafted() {
    if (editing) {
      return;
    }
    if (!chosen) {
      choosing = true;
      form.set(Form.of(value.draftProperty().get()));
      choosing = false;
    }
    show();
  }

  private void show() {
    shownOf = value.draftProperty().get();
    compact = false;
    String shown = shownOf;
    if (form.get() == Form.JSON && laidOut(shownOf, layout.get()) instanceof JsonText.Laid laid) {
      compact = isCompact(shownOf);
      shown = laid.text().equals(shownOf.stripTrailing()) ? shownOf : laid.text();
    }
    sheet.set(Sheet.of(shown));
    judge(sheet.get().text());
  }

  private void judge(String text) {
    boolean json = form.get() == Form.JSON && sheet.get().isWhole();
    fault.set(json && !text.isEmpty() ? JsonText.fault(text).orElse(null) : null);
    remark.set(json && fault.get() == null ? remark() : "");
  }

  private String remark() {
    if (compact) {
      return layout.get() == Layout.PRETTY ? "Stored compact, and stays so when it is saved." : "";
    }
    boolean otherwise = !sheet.get().text().equals(shownOf);
    return otherwise && value.modified().get() ? "Saving stores it as it is laid out here." : "";
  }

  private String stored(String text) {
    return compact && JsonText.compact(text) instanceof JsonText.Laid(String stored)
        ? stored
        : text;
  }

  private static boolean isCompact(String text) {
    return JsonText.compact(text) instanceof JsonText.Laid(String laid) && laid.equals(text);
  }

  private static JsonText.Answer laidOut(String text, Layout as) {
    return switch (as) {
      case PRETTY -> JsonText.pretty(text);
      case COMPACT -> JsonText.compact(text);
    };
  }

  private static Question savingOf(JsonFault wrong) {
    return new Question(
        "Save what is no JSON?",
        wrong.sentence() + " Whoever reads the value as JSON will fail on it.",
        "Save as it is",
        true);
  }

  /** Where the editor's caret is to go to see what is wrong. */
  Optional<JsonFault> fault() {
    return Optional.ofNullable(fault.get());
  }
}
