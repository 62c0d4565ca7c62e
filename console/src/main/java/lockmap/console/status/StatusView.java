package lockmap.console.status;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Tweaks;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.EmptyState;
import lockmap.console.ui.Png;
import lockmap.console.ui.Segments;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.TroubleBar;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The screen on which an operator sees how the server is. */
final class StatusView extends VBox {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  /** How many pixels of a picture there are for one of the screen, so that it can be printed. */
  private static final double SHARPNESS = 2;

  private final StatusModel model;
  private final Charts charts;
  private final VBox content;
  private final Button pause;

  StatusView(StatusModel model) {
    this.model = model;
    this.charts = new Charts(model);
    this.pause = Buttons.labelled("status-pause", Feather.PAUSE, "Pause", model::togglePause);
    setId("status");
    getStyleClass().add("screen");
    getStylesheets().add(Stylesheet.of(StatusView.class, "status.css"));
    VBox.setVgrow(charts, Priority.ALWAYS);
    content =
        new VBox(
            new AdviceList(model.adviceProperty()), new FactRow(model.factsProperty()), charts);
    content.getStyleClass().add("content");
    StackPane whole = new StackPane(scrolled(), empty());
    VBox.setVgrow(whole, Priority.ALWAYS);
    getChildren()
        .addAll(
            bar(),
            new TroubleBar(
                "status-trouble",
                model.exports().troubleProperty(),
                model.exports()::dismissTrouble),
            whole);
    model.changesProperty().subscribe(this::drawIfSeen);
    sceneProperty().subscribe(this::drawIfSeen);
    model.pausedAtProperty().subscribe(_ -> markEnd());
    model.rangeProperty().subscribe(_ -> markEnd());
  }

  /** Gives the keyboard to what stops and goes on. */
  void focus() {
    pause.requestFocus();
  }

  /** Exports a picture of what is shown. */
  void exportPicture() {
    model.exportPicture(() -> {
      WritableImage image = picture();
      return file -> Png.write(image, file);
    });
  }

  private WritableImage picture() {
    SnapshotParameters sharp = new SnapshotParameters();
    sharp.setTransform(Transform.scale(SHARPNESS, SHARPNESS));
    charts.draw();
    charts.setLive(false); // a picture does not say when "now" was
    WritableImage image = content.snapshot(sharp, null);
    markEnd();
    return image;
  }

  private void drawIfSeen() {
    if (getScene() != null) {
      charts.draw();
    }
  }

  private void markEnd() {
    charts.draw();
    charts.setLive(model.pausedAtProperty().get() == null);
  }

  private Node scrolled() {
    ScrollPane scrolled = new ScrollPane(content);
    scrolled.setFitToWidth(true);
    scrolled.setFitToHeight(true);
    scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scrolled.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
    scrolled.setFocusTraversable(false);
    scrolled.visibleProperty().bind(model.connectedProperty());
    return scrolled;
  }

  private Node empty() {
    Node empty =
        new EmptyState(
            Feather.ACTIVITY,
            "No server",
            "Connect to a server, and its figures are gathered and drawn here.");
    empty.setId("status-empty");
    empty.visibleProperty().bind(model.connectedProperty().not());
    return empty;
  }

  private Node bar() {
    Label title = new Label("Status");
    title.getStyleClass().add("screen-title");
    Label paused = new Label();
    paused.setId("status-paused");
    paused.getStyleClass().add("paused");
    Segments<Range> range = new Segments<>("status-range", List.of(Range.values()), Range::brief);
    range.valueProperty().bindBidirectional(model.rangeProperty());
    pause.setMinWidth(Region.USE_PREF_SIZE);
    pause.setPrefWidth(104);
    model.pausedAtProperty().subscribe(since -> showPaused(since, paused));
    HBox bar =
        new HBox(
            title,
            paused,
            new Spacer(),
            range,
            pause,
            Buttons.icon(
                "status-csv", Feather.FILE_TEXT, "Export the figures as CSV", model::exportCsv),
            Buttons.icon("status-png", Feather.IMAGE, "Export a picture", this::exportPicture));
    bar.getStyleClass().add("screen-bar");
    bar.getChildren().stream()
        .filter(Button.class::isInstance)
        .forEach(button -> button.disableProperty().bind(model.connectedProperty().not()));
    return bar;
  }

  private void showPaused(@Nullable Instant since, Label paused) {
    paused.setText(
        since == null ? "" : "Paused at " + TIME.format(since) + ", figures are still gathered");
    paused.setVisible(since != null);
    paused.setManaged(since != null);
    pause.setText(since == null ? "Pause" : "Resume");
    pause.setAccessibleText(pause.getText());
    pause.setGraphic(new FontIcon(since == null ? Feather.PAUSE : Feather.PLAY));
  }
}
