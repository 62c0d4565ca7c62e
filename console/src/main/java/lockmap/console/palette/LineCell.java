package lockmap.console.palette;

import atlantafx.base.controls.Spacer;
import java.util.BitSet;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import lockmap.api.Shown;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the palette. */
final class LineCell extends ListCell<Line> {

  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final PseudoClass HINDERED = PseudoClass.getPseudoClass("hindered");

  /**
   * An empty line.
   *
   * @param take takes what is chosen
   */
  LineCell(PaletteModel model, Runnable take) {
    setPrefWidth(0); // as wide as the list, and no wider
    setOnMouseClicked(_ -> {
      if (getItem() instanceof Line.Choice) {
        model.choose(getIndex());
        take.run();
      }
    });
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    pseudoClassStateChanged(HEADING, line instanceof Line.Heading);
    pseudoClassStateChanged(HINDERED, false);
    setText(null);
    setGraphic(null);
    switch (line) {
      case null -> {}
      case Line.Heading(var name) -> setText(name);
      case Line.Note(var text) -> setText(text);
      case Line.Choice(var offer, var letters) -> setGraphic(choice(offer, letters));
    }
  }

  private Node choice(Offer offer, BitSet letters) {
    String hindrance = offer.hindrance().get();
    pseudoClassStateChanged(HINDERED, !hindrance.isEmpty());
    HBox name = marked(offer.name(), letters);
    name.getStyleClass()
        .addAll("name", offer.section().equals(PaletteModel.KEYS) ? "mono" : "word");
    Label why = new Label(hindrance);
    why.getStyleClass().add("why");
    why.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(new FontIcon(offer.icon()), name, new Spacer(), why);
    line.getStyleClass().add("choice");
    line.setFillHeight(false);
    if (!offer.keys().isEmpty()) {
      Label keys = new Label(offer.keys());
      keys.getStyleClass().add("cap");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(keys);
    }
    setAccessibleText(String.join(", ", offer.section(), offer.name(), offer.keys(), hindrance));
    return line;
  }

  /** The name in pieces, those that were meant standing out; what has no room is cut off. */
  private static HBox marked(String name, BitSet letters) {
    HBox flow = new HBox();
    flow.setAlignment(Pos.BASELINE_LEFT);
    flow.setMinWidth(0);
    Rectangle inside = new Rectangle();
    inside.widthProperty().bind(flow.widthProperty());
    inside.heightProperty().bind(flow.heightProperty());
    flow.setClip(inside);
    int at = 0;
    while (at < name.length()) {
      boolean meant = letters.get(at);
      int end = meant ? letters.nextClearBit(at) : letters.nextSetBit(at);
      int stop = end < 0 ? name.length() : Math.min(end, name.length());
      Text piece = new Text(Shown.onOneLine(name.substring(at, stop)));
      piece.getStyleClass().add(meant ? "meant" : "plain");
      flow.getChildren().add(piece);
      at = stop;
    }
    return flow;
  }
}
