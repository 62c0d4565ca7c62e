package lockmap.console.keys;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lockmap.console.ui.Buttons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Takes down the key that is about to be made; takes no room while there is none. */
final class DraftPane extends VBox {

  private final Writing writing;
  private final Runnable left;
  private final Label title = new Label();
  private final TextField key = new TextField();
  private final TextArea value = new TextArea();
  private final TextField ttl = new TextField();
  private final VBox valueField = field("Value", value);
  private final VBox ttlField = field("Time to live", ttl);
  private final Label problem = new Label();
  private final Label kept = new Label("Its time to live goes with it.");
  private final Button existing;
  private final Button submit;
  private Subscription followed = Subscription.EMPTY;

  /**
   * Follows what is written.
   *
   * @param left takes the keyboard back once nothing is
   */
  DraftPane(Writing writing, Runnable left) {
    this.writing = writing;
    this.left = left;
    this.existing =
        Buttons.labelled(
            "draft-existing", Feather.EXTERNAL_LINK, "Open that key", writing::openExisting);
    this.submit = Buttons.primary("draft-submit", Feather.CHECK, "Create", writing::submit);
    setId("draft");
    getStyleClass().add("draft");
    input(key, "draft-key", "Key", "such as orders/2026/0001");
    input(value, "draft-value", "Value", "Text, may be empty");
    input(ttl, "draft-ttl", "Time to live", "none – or 30s, 15m, 2h, 7d");
    value.setPrefRowCount(3);
    value.setWrapText(true);
    key.getStyleClass().add("mono");
    value.getStyleClass().add("mono");
    title.getStyleClass().add("draft-title");
    kept.getStyleClass().add(Styles.TEXT_MUTED);
    problem.setId("draft-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(title, field("Key", key), valueField, ttlField, kept, problem, buttons());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    writing.draftProperty().subscribe(this::show);
  }

  private HBox buttons() {
    Button cancel = Buttons.labelled("draft-cancel", Feather.X, "Cancel", writing::leave);
    HBox buttons = new HBox(existing, new Spacer(), cancel, submit);
    buttons.getStyleClass().add("draft-buttons");
    return buttons;
  }

  private void show(@Nullable Draft draft) {
    followed.unsubscribe();
    boolean shown = isVisible();
    setVisible(draft != null);
    setManaged(draft != null);
    if (draft == null) {
      if (shown) {
        left.run();
      }
      return;
    }
    boolean anew = draft.act() == Draft.Act.CREATE;
    title.setText(draft.act().title() + (anew ? "" : " " + KeyText.quoted(draft.source())));
    submit.setText(draft.act().verb());
    submit.setAccessibleText(draft.act().verb());
    show(valueField, anew);
    show(ttlField, anew);
    show(kept, !anew);
    followed =
        Subscription.combine(
            bound(key, draft.keyProperty()),
            bound(value, draft.valueProperty()),
            bound(ttl, draft.ttlProperty()),
            draft.problemProperty().subscribe(this::tell),
            draft.existingProperty().subscribe(other -> show(existing, !other.isEmpty())),
            draft.busyProperty().subscribe(submit::setDisable));
    key.requestFocus();
    key.positionCaret(key.getLength());
  }

  private void tell(String what) {
    problem.setText(what);
    show(problem, !what.isEmpty());
  }

  private void pressed(KeyEvent event) {
    boolean enter =
        event.getCode() == KeyCode.ENTER
            && (event.isShortcutDown() || event.getTarget() instanceof TextField);
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      writing.leave();
    } else if (enter) {
      event.consume();
      writing.submit();
    }
  }

  private static Subscription bound(TextInputControl control, StringProperty text) {
    control.textProperty().bindBidirectional(text);
    return () -> control.textProperty().unbindBidirectional(text);
  }

  private static void input(TextInputControl control, String id, String name, String prompt) {
    control.setId(id);
    control.setAccessibleText(name);
    control.setPromptText(prompt);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static VBox field(String name, TextInputControl control) {
    Label label = new Label(name);
    label.getStyleClass().add("draft-label");
    label.setLabelFor(control);
    VBox field = new VBox(label, control);
    field.getStyleClass().add("draft-field");
    return field;
  }
}
