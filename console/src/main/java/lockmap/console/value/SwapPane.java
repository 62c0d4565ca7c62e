package lockmap.console.value;

import atlantafx.base.controls.Spacer;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Segments;
import lockmap.console.value.SwapModel.Becomes;
import lockmap.console.value.SwapModel.Expected;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The raw compare-and-swap: a form, and what came of it. Ctrl+Enter swaps, Escape closes. */
final class SwapPane extends VBox {

  private static final double GAP = 12;
  private static final double LEAST_COLUMN = 250;
  private static final double MOST_HEIGHT = 330;
  private static final double LEAST_HEIGHT = 208;
  private static final KeyCombination RUN = KeyCombination.valueOf("Shortcut+Enter");

  private final SwapModel model;
  private final Runnable close;
  private final TextField key = field("swap-key", "Key");
  private final FlowPane columns = new FlowPane(GAP, GAP);

  /**
   * Follows a model.
   *
   * @param close closes the panel and gives the keyboard back
   */
  SwapPane(SwapModel model, Runnable close) {
    this.model = model;
    this.close = close;
    setId("swap");
    getStyleClass().add("swap-pane");
    key.getStyleClass().add("mono");
    key.textProperty().bindBidirectional(model.keyProperty());
    columns.getChildren().addAll(expected(), becomes());
    columns.setPrefWrapLength(0);
    VBox form = new VBox(labelled("Key", key), columns, run());
    form.getStyleClass().add("swap-form");
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setMinHeight(LEAST_HEIGHT);
    scroll.prefViewportHeightProperty().bind(form.heightProperty());
    getChildren().addAll(title(), scroll, new SwapResultBar(model));
    columns.widthProperty().subscribe(width -> arrange(width.doubleValue()));
    Presence.where(this, model.openProperty());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Gives the keyboard to the key. */
  void focus() {
    key.requestFocus();
    key.selectAll();
  }

  private void pressed(KeyEvent event) {
    if (RUN.match(event)) {
      model.run();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      close.run();
      event.consume();
    }
  }

  private Node title() {
    Label title = new Label("Compare and swap", new FontIcon(Feather.REPEAT));
    title.getStyleClass().add("swap-title");
    HBox bar =
        new HBox(
            title, new Spacer(), Buttons.icon("swap-close", Feather.X, "Close (Escape)", close));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("swap-bar");
    return bar;
  }

  private Region expected() {
    Segments<Expected> choice =
        new Segments<>("swap-expected", List.of(Expected.values()), SwapPane::word);
    choice.valueProperty().bindBidirectional(model.expectedProperty());
    TextArea value = area("swap-expected-text", "Expected value");
    value.textProperty().bindBidirectional(model.expectedValueProperty());
    TextField revision = field("swap-expected-revision", "Expected revision");
    revision.setPromptText("Revision");
    revision.textProperty().bindBidirectional(model.expectedRevisionProperty());
    Label absent = new Label("The key must not exist: it is made.");
    absent.getStyleClass().add("swap-meaning");
    absent.setWrapText(true);
    Presence.where(value, model.expectedProperty().isEqualTo(Expected.VALUE));
    Presence.where(revision, model.expectedProperty().isEqualTo(Expected.REVISION));
    Presence.where(absent, model.expectedProperty().isEqualTo(Expected.ABSENT));
    return column(labelled("Expected", choice), value, revision, absent);
  }

  private Region becomes() {
    Segments<Becomes> choice =
        new Segments<>(
            "swap-becomes",
            List.of(Becomes.values()),
            to -> to == Becomes.VALUE ? "Value" : "Remove the key");
    choice.valueProperty().bindBidirectional(model.becomesProperty());
    TextArea value = area("swap-new-text", "New value");
    value.textProperty().bindBidirectional(model.newValueProperty());
    Label removed = new Label("The key is removed if it is as expected.");
    removed.getStyleClass().add("swap-meaning");
    removed.setWrapText(true);
    Presence.where(value, model.becomesProperty().isEqualTo(Becomes.VALUE));
    Presence.where(removed, model.becomesProperty().isEqualTo(Becomes.REMOVED));
    return column(labelled("New", choice), value, removed);
  }

  private Node run() {
    TextField ttl = field("swap-ttl", "New time to live");
    ttl.setPromptText("Keep");
    ttl.setPrefColumnCount(6);
    ttl.textProperty().bindBidirectional(model.ttlProperty());
    ttl.disableProperty().bind(model.becomesProperty().isEqualTo(Becomes.REMOVED));
    Label word = new Label("Time to live");
    word.getStyleClass().add("swap-label");
    word.setMinWidth(USE_PREF_SIZE);
    ttl.setMinWidth(72);
    Label hindrance = new Label();
    hindrance.setId("swap-hindrance");
    hindrance.getStyleClass().add("swap-hindrance");
    hindrance.setWrapText(true);
    hindrance.setMinHeight(USE_PREF_SIZE);
    hindrance.setMinWidth(0);
    hindrance.textProperty().bind(model.hindrance());
    HBox.setHgrow(hindrance, Priority.ALWAYS);
    hindrance.setMaxWidth(Double.MAX_VALUE);
    Button run = Buttons.primary("swap-run", Feather.REPEAT, "Swap", model::run);
    run.setMinWidth(USE_PREF_SIZE);
    run.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.hindrance().get().isEmpty(), model.hindrance()));
    HBox line = new HBox(word, ttl, hindrance, run);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("swap-run-line");
    return line;
  }

  /** Two columns where there is room for them, else one below the other. */
  private void arrange(double width) {
    boolean beside = width >= 2 * LEAST_COLUMN + GAP;
    double column = beside ? Math.floor((width - GAP) / 2) : width;
    columns
        .getChildren()
        .forEach(child -> {
          ((Region) child).setPrefWidth(column);
          ((Region) child).setMinWidth(0);
        });
  }

  private static String word(Expected expected) {
    return switch (expected) {
      case VALUE -> "Value";
      case REVISION -> "Revision";
      case ABSENT -> "Absent";
    };
  }

  private static VBox column(Node... parts) {
    VBox column = new VBox(parts);
    column.getStyleClass().add("swap-column");
    return column;
  }

  private static HBox labelled(String word, Node node) {
    Label label = new Label(word);
    label.getStyleClass().add("swap-label");
    label.setMinWidth(64);
    HBox line = new HBox(label, node);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(node, Priority.ALWAYS);
    return line;
  }

  private static TextField field(String id, String name) {
    return named(new TextField(), id, name);
  }

  private static TextArea area(String id, String name) {
    TextArea area = named(new TextArea(), id, name);
    area.setPrefRowCount(3);
    area.getStyleClass().add("mono");
    return area;
  }

  private static <T extends TextInputControl> T named(T input, String id, String name) {
    input.setId(id);
    input.setAccessibleText(name);
    return input;
  }
}
