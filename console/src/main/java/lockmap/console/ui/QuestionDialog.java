package lockmap.console.ui;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.stage.Window;
import lockmap.console.session.Question;

/** A question in a window of its own, whose button names the act. */
public final class QuestionDialog {

  private static final double WIDTH = 420;

  private QuestionDialog() {}

  /** Asks, and waits for the answer. Belongs to the JavaFX thread. */
  public static boolean agrees(Question question) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(question.title());
    Window.getWindows().stream().filter(Window::isFocused).findFirst().ifPresent(dialog::initOwner);
    ButtonType act = new ButtonType(question.verb(), ButtonData.OK_DONE);
    DialogPane pane = dialog.getDialogPane();
    pane.setId("question");
    pane.getButtonTypes().setAll(act, ButtonType.CANCEL);
    pane.setHeaderText(question.title());
    pane.setContent(text(question.text()));
    Node button = pane.lookupButton(act);
    button.setId("question-act");
    button.getStyleClass().add(question.dangerous() ? Styles.DANGER : Styles.ACCENT);
    return dialog.showAndWait().filter(act::equals).isPresent();
  }

  private static Label text(String text) {
    Label label = new Label(text);
    label.setId("question-text");
    label.setWrapText(true);
    label.setPrefWidth(WIDTH);
    return label;
  }
}
