package lockmap.console.connect;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;

/** What the connection is at, and what can be done about it; nothing where there is none. */
final class LinkCard extends HBox {

  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

  private final Circle light = new Circle(5);
  private final Button retry;
  private final Button close;

  LinkCard(ConnectionsModel model) {
    setId("link");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("link-card");
    light.getStyleClass().add("connection-light");
    Label headline = new Label();
    headline.setId("link-headline");
    headline.getStyleClass().add("headline");
    headline.textProperty().bind(model.link().headlineProperty());
    Label detail = new Label();
    detail.setId("link-detail");
    detail.setWrapText(true);
    detail.getStyleClass().add("detail");
    detail.textProperty().bind(model.link().detailProperty());
    VBox words = new VBox(headline, detail);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    retry = Buttons.labelled("link-retry", Feather.REFRESH_CW, "Try now", model::retry);
    close = Buttons.labelled("link-close", Feather.X_CIRCLE, "Disconnect", model::disconnect);
    retry.setMinWidth(USE_PREF_SIZE);
    close.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(light, words, retry, close);
    model.link().stageProperty().subscribe(this::show);
  }

  private void show(Link.Stage stage) {
    setVisible(stage != Link.Stage.NONE);
    setManaged(isVisible());
    light.pseudoClassStateChanged(OPEN, stage == Link.Stage.OPEN);
    light.pseudoClassStateChanged(LOST, stage == Link.Stage.LOST);
    pseudoClassStateChanged(LOST, stage == Link.Stage.LOST);
    retry.setVisible(stage == Link.Stage.LOST);
    retry.setManaged(retry.isVisible());
    close.setText(stage == Link.Stage.CONNECTING ? "Cancel" : "Disconnect");
    close.setAccessibleText(close.getText());
  }
}
