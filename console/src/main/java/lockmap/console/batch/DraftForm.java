package lockmap.console.batch;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import lockmap.console.ui.Segments;
import org.jspecify.annotations.Nullable;

/** The chosen operation, to be edited: the fields that its method has, and what is wrong there. */
final class DraftForm extends VBox {

  private final Rows rows;
  private final Map<Field, TextInputControl> inputs = new EnumMap<>(Field.class);
  private final Map<Field, VBox> boxes = new EnumMap<>(Field.class);
  private final Label title = new Label();
  private final Label fault = new Label();
  private final Segments<Method> method =
      new Segments<>("batch-method", List.of(Method.values()), Method::name);
  private final Segments<Boolean> becomes =
      new Segments<>(
          "batch-becomes",
          List.of(false, true),
          removes -> removes ? "Remove the key" : "Set a value");
  private final ChoiceBox<Guard> guard = new ChoiceBox<>();
  private final VBox guardBox;
  private final VBox becomesBox;
  private Subscription followed = Subscription.EMPTY;
  private boolean showing;

  DraftForm(Rows rows) {
    this.rows = rows;
    setId("batch-form");
    getStyleClass().add("draft-form");
    title.getStyleClass().add("form-title");
    fault.setId("batch-fault");
    fault.getStyleClass().add("fault");
    fault.setWrapText(true);
    guard.setId("batch-guard");
    guard.setAccessibleText("Condition");
    guard.setConverter(new GuardNames());
    guardBox = labelled("Condition", guard);
    becomesBox = labelled("If it is so", becomes);
    for (Field field : Field.values()) {
      input(field);
    }
    getChildren().addAll(head(), body(), fault);
    method.valueProperty().addListener((_, _, chosen) -> edit(draft -> draft.with(chosen)));
    becomes.valueProperty().addListener((_, _, removes) -> edit(draft -> draft.removing(removes)));
    guard
        .valueProperty()
        .addListener((_, _, chosen) -> {
          if (chosen != null) {
            edit(draft -> draft.with(chosen));
          }
        });
    rows.chosenProperty().subscribe(this::follow);
    rows.list().subscribe(() -> showTitle(rows.chosenProperty().get()));
  }

  /** Gives the keyboard to the key. */
  void focusKey() {
    box(inputs, Field.KEY).requestFocus();
  }

  private Node head() {
    HBox head = new HBox(title, method, box(boxes, Field.KEY));
    title.setMinWidth(88);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(box(boxes, Field.KEY), Priority.ALWAYS);
    head.getStyleClass().add("form-line");
    return head;
  }

  private Node body() {
    VBox side = new VBox(guardBox, box(boxes, Field.REVISION), becomesBox);
    side.getStyleClass().add("form-side");
    VBox other = new VBox(box(boxes, Field.TTL), box(boxes, Field.BY));
    other.getStyleClass().add("form-side");
    HBox body = new HBox(side, box(boxes, Field.EXPECTED), box(boxes, Field.VALUE), other);
    body.getStyleClass().add("form-line");
    HBox.setHgrow(box(boxes, Field.VALUE), Priority.ALWAYS);
    HBox.setHgrow(box(boxes, Field.EXPECTED), Priority.ALWAYS);
    return body;
  }

  private void input(Field field) {
    TextInputControl input =
        switch (field) {
          case VALUE, EXPECTED -> new TextArea();
          case KEY, TTL, BY, REVISION -> new TextField();
        };
    if (input instanceof TextArea area) {
      area.setPrefRowCount(4);
      area.setPrefColumnCount(16);
    }
    input.setId("batch-" + field.name().toLowerCase(Locale.ROOT));
    input.setPromptText(prompt(field));
    input.setAccessibleText(field.label());
    input.getStyleClass().add("mono");
    input.textProperty().addListener((_, _, typed) -> edit(draft -> draft.with(field, typed)));
    inputs.put(field, input);
    boxes.put(field, field == Field.KEY ? new VBox(input) : labelled(field.label(), input));
  }

  private static String prompt(Field field) {
    return switch (field) {
      case KEY -> "Key, such as orders/7";
      case TTL -> "none, or 90, 15m, 7d";
      case BY -> "1";
      case REVISION -> "a number";
      case VALUE, EXPECTED -> "";
    };
  }

  private static VBox labelled(String name, Node control) {
    Label label = new Label(name);
    label.setLabelFor(control);
    label.getStyleClass().add("form-label");
    VBox box = new VBox(label, control);
    box.getStyleClass().add("form-field");
    if (control instanceof TextArea) {
      VBox.setVgrow(control, Priority.ALWAYS);
    }
    return box;
  }

  private void edit(UnaryOperator<Draft> change) {
    Row row = rows.chosenProperty().get();
    if (!showing && row != null) {
      rows.edit(change.apply(row.draft()));
    }
  }

  private void follow(@Nullable Row row) {
    followed.unsubscribe();
    present(this, row != null);
    followed =
        row == null ? Subscription.EMPTY : row.draftProperty().subscribe(draft -> show(row, draft));
  }

  private void show(Row row, Draft draft) {
    showing = true;
    try {
      method.valueProperty().set(draft.method());
      becomes.valueProperty().set(draft.removes());
      if (!guard.getItems().equals(draft.method().guards())) {
        guard.getItems().setAll(draft.method().guards());
      }
      guard.setValue(draft.guard());
      present(guardBox, draft.method().guards().size() > 1);
      present(becomesBox, draft.method() == Method.CAS);
      for (Field field : Field.values()) {
        showField(field, draft);
      }
    } finally {
      showing = false;
    }
    showTitle(row);
    showFault(row);
  }

  private void showField(Field field, Draft draft) {
    present(box(boxes, field), draft.shows(field));
    TextInputControl input = box(inputs, field);
    if (!input.getText().equals(draft.text(field))) {
      input.setText(draft.text(field));
    }
  }

  private void showTitle(@Nullable Row row) {
    if (row != null) {
      title.setText("Operation " + rows.number(row));
    }
  }

  private void showFault(Row row) {
    Checked.Wrong wrong = row.checked() instanceof Checked.Wrong found ? found : null;
    fault.setText(wrong == null ? "" : wrong.field().label() + ": " + wrong.sentence());
    present(fault, wrong != null);
    inputs.forEach((field, input) ->
        input.pseudoClassStateChanged(
            Styles.STATE_DANGER, wrong != null && wrong.field() == field));
  }

  private static void present(Node node, boolean whether) {
    node.setVisible(whether);
    node.setManaged(whether);
  }

  private static <T> T box(Map<Field, T> map, Field field) {
    return Objects.requireNonNull(map.get(field));
  }

  private static final class GuardNames extends StringConverter<Guard> {

    @Override
    public String toString(@Nullable Guard guard) {
      return guard == null
          ? ""
          : Character.toUpperCase(guard.words().charAt(0)) + guard.words().substring(1);
    }

    @Override
    public Guard fromString(String words) {
      throw new UnsupportedOperationException("nobody types a condition");
    }
  }
}
