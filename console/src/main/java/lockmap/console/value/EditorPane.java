package lockmap.console.value;

import atlantafx.base.controls.Spacer;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Segments;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The value itself, in the form that the operator looks at it in. */
final class EditorPane extends VBox {

  private static final double ROOM_FOR_FIND = 420;
  private static final List<KeyCombination> OF_EDITORS =
      Stream.of("Shortcut+Z", "Shortcut+Shift+Z", "Shortcut+Y", "Shortcut+A", "Shortcut+D")
          .map(KeyCombination::valueOf)
          .toList();

  private final ValueModel value;
  private final FormModel model;
  private final ValueEditor editor = new ValueEditor();
  private final HexView hex = new HexView();
  private Form shownAs = Form.TEXT;
  private FormModel.Layout laidOut = FormModel.Layout.PRETTY;
  private boolean showing;

  EditorPane(ValueModel value, FormModel model) {
    this.value = value;
    this.model = model;
    setId("value-editor-pane");
    editor.setId("value-editor");
    editor.wrapProperty().bindBidirectional(model.wrapProperty());
    editor
        .editableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    value.writableProperty().get()
                        && model.currentProperty().get()
                        && model.sheetProperty().get().isWhole(),
                value.writableProperty(),
                model.currentProperty(),
                model.sheetProperty()));
    BooleanBinding asHex = model.formProperty().isEqualTo(Form.HEX);
    editor.visibleProperty().bind(asHex.not());
    hex.visibleProperty().bind(asHex);
    StackPane forms = new StackPane(editor, hex);
    VBox.setVgrow(forms, Priority.ALWAYS);
    getChildren().addAll(tools(), notice(), forms, fault(), status());
    model.sheetProperty().subscribe(() -> show(model.sheetProperty().get()));
    model.formProperty().subscribe(form -> editor.jsonProperty().set(form == Form.JSON));
    asHex.subscribe(_ -> showBytes());
    value.draftProperty().subscribe(_ -> showBytes());
    editor.textProperty().addListener((_, _, _) -> edited());
    addEventHandler(KeyEvent.KEY_PRESSED, EditorPane::keepFromOthers);
  }

  /** What an editor has no use for just now is still not meant for what lies around it. */
  private static void keepFromOthers(KeyEvent event) {
    if (OF_EDITORS.stream().anyMatch(keys -> keys.match(event))) {
      event.consume();
    }
  }

  /** Gives the keyboard to the value. */
  void focus() {
    if (model.formProperty().get() == Form.HEX) {
      hex.focusRows();
    } else {
      editor.focusText();
    }
  }

  /** Opens the line that finds in the text. */
  void find() {
    if (model.formProperty().get() == Form.HEX) {
      model.formProperty().set(Form.TEXT);
    }
    editor.openFind();
  }

  /** Goes to what is wrong with the JSON, if anything is. */
  void goToFault() {
    model.fault().ifPresent(fault -> editor.moveTo(fault.line(), fault.column()));
  }

  private Region tools() {
    Segments<Form> form = new Segments<>("value-form", List.of(Form.values()), Form::word);
    form.valueProperty().bindBidirectional(model.formProperty());
    Segments<FormModel.Layout> layout =
        new Segments<>(
            "value-layout",
            List.of(FormModel.Layout.values()),
            as -> as == FormModel.Layout.PRETTY ? "Pretty" : "Compact");
    layout.valueProperty().bindBidirectional(model.layoutProperty());
    Presence.where(layout, model.formProperty().isEqualTo(Form.JSON));
    ToggleButton wrap =
        Buttons.toggle("value-wrap", Feather.CORNER_DOWN_LEFT, "Wrap long lines (Alt+Z)");
    wrap.selectedProperty().bindBidirectional(model.wrapProperty());
    wrap.disableProperty().bind(model.formProperty().isEqualTo(Form.HEX));
    Node find =
        Buttons.icon("value-find", Feather.SEARCH, "Find in the value (Ctrl+F)", this::find);
    Presence.where(find, widthProperty().greaterThan(ROOM_FOR_FIND));
    HBox tools = new HBox(form, layout, new Spacer(), wrap, find);
    tools.getStyleClass().add("value-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  private Node notice() {
    Label notice = new Label();
    notice.setId("value-sheet-notice");
    notice.getStyleClass().add("value-notice");
    notice.setWrapText(true);
    notice.setMaxWidth(Double.MAX_VALUE);
    notice.setMinHeight(USE_PREF_SIZE);
    notice.textProperty().bind(model.sheetProperty().map(Sheet::obstacle));
    Presence.where(notice, notice.textProperty().isNotEmpty().and(editor.visibleProperty()));
    return notice;
  }

  private Node fault() {
    Hyperlink fault = new Hyperlink();
    fault.setId("value-fault");
    fault.getStyleClass().add("value-fault");
    fault.setWrapText(true);
    fault.setMinHeight(USE_PREF_SIZE);
    fault.setMaxWidth(Double.MAX_VALUE);
    fault.setOnAction(_ -> goToFault());
    model.faultProperty().subscribe(wrong -> showFault(fault, wrong));
    return fault;
  }

  private static void showFault(Hyperlink link, @Nullable JsonFault wrong) {
    link.setText(wrong == null ? "" : "Not JSON. " + wrong.sentence());
    link.setAccessibleText(link.getText());
    link.setVisited(false);
    link.setVisible(wrong != null);
    link.setManaged(wrong != null);
  }

  private Node status() {
    Label caret = new Label();
    caret.setId("value-caret");
    caret.textProperty().bind(editor.caretProperty());
    caret.visibleProperty().bind(editor.visibleProperty());
    caret.setMinWidth(USE_PREF_SIZE);
    Label remark = new Label();
    remark.setId("value-remark");
    remark.textProperty().bind(model.remarkProperty());
    remark.setMinWidth(0);
    HBox status = new HBox(remark, new Spacer(), caret);
    status.getStyleClass().add("value-status");
    return status;
  }

  private void show(Sheet sheet) {
    if (editor.getText().equals(sheet.text())) {
      return;
    }
    boolean alike =
        model.formProperty().get() == shownAs && model.layoutProperty().get() == laidOut;
    shownAs = model.formProperty().get();
    laidOut = model.layoutProperty().get();
    showing = true;
    try {
      if (alike && !sheet.text().isEmpty()) {
        editor.follow(sheet.text());
      } else {
        editor.setText(sheet.text());
      }
    } finally {
      showing = false;
    }
  }

  private void edited() {
    if (!showing) {
      model.edited(editor.getText());
    }
  }

  private void showBytes() {
    hex.show(model.formProperty().get() == Form.HEX ? value.draftProperty().get() : "");
  }
}
