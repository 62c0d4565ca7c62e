package lockmap.console.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing to show: why, and what to do about it. */
public final class EmptyState extends VBox {

  /**
   * Says why there is nothing.
   *
   * @param icon what would be there
   * @param title that there is none
   * @param hint what the operator can do
   * @param actions buttons that do it
   */
  public EmptyState(Ikon icon, String title, String hint, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    Label heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    Label advice = new Label(hint);
    advice.getStyleClass().add("empty-hint");
    advice.setWrapText(true);
    getChildren().addAll(new FontIcon(icon), heading, advice);
    getChildren().addAll(actions);
  }
}
