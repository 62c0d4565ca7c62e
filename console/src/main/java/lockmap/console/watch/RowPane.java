package lockmap.console.watch;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Tweaks;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockmap.api.Durations;
import lockmap.api.Shown;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.ByteCount;
import lockmap.console.value.JsonText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The chosen row with all that is kept of its value. */
final class RowPane extends VBox {

  private final Badge badge = new Badge();
  private final Label key = new Label();
  private final Label facts = new Label();
  private final TextArea text = new TextArea();
  private final Region open;
  private final Region watch;

  RowPane(WatchModel model) {
    setId("watch-row");
    getStyleClass().add("row-pane");
    key.setId("watch-row-key");
    key.getStyleClass().addAll("mono", "row-key");
    facts.setId("watch-row-facts");
    facts.getStyleClass().add("row-facts");
    facts.setMinWidth(USE_PREF_SIZE);
    text.setId("watch-row-text");
    text.setAccessibleText("The value of the chosen row");
    text.setEditable(false);
    text.setWrapText(true);
    text.getStyleClass().addAll("mono", Tweaks.EDGE_TO_EDGE);
    VBox.setVgrow(text, Priority.ALWAYS);
    open = Buttons.icon("watch-row-open", Feather.EXTERNAL_LINK, "Open the key", model::openChosen);
    watch = Buttons.icon("watch-row-watch", Feather.EYE, "Watch this key", model::watchChosen);
    HBox head =
        new HBox(
            badge,
            key,
            new Spacer(),
            facts,
            open,
            watch,
            Buttons.icon(
                "watch-row-close",
                Feather.X,
                "Close the details",
                () -> model.chosenProperty().set(null)));
    head.getStyleClass().add("row-head");
    getChildren().addAll(head, text);
    setMinHeight(160);
    model.chosenProperty().subscribe(this::show);
  }

  private void show(@Nullable Row row) {
    if (row == null) {
      return;
    }
    badge.show(row);
    open.setDisable(row instanceof Row.Mark);
    watch.setDisable(row instanceof Row.Mark);
    switch (row) {
      case Row.Mark mark -> {
        key.setText("");
        facts.setText(Times.of(mark.at()));
        text.setText(mark.text());
      }
      case Row.Event event -> {
        key.setText(Shown.onOneLine(event.key()));
        facts.setText(facts(event));
        text.setText(value(event));
      }
    }
  }

  private static String facts(Row.Event event) {
    String size = event.size() == null ? "" : " · " + ByteCount.words(event.size());
    String cut =
        event.cut() && event.value() != null
            ? ", of which the first %,d characters are kept".formatted(event.value().length())
            : "";
    String ttl =
        event.ttl() == null
            ? ""
            : " · expires in " + Durations.words(Duration.ofSeconds(event.ttl()));
    return Times.of(event.at()) + size + cut + ttl;
  }

  private static String value(Row.Event event) {
    String value = event.value();
    if (value == null) {
      return event.size() == null
          ? switch (event.type()) {
            case DELETE -> "The key was removed.";
            case EXPIRED -> "The key came to its deadline and is gone.";
            case STATE, PUT, CAS -> "The key did not exist.";
          }
          : "The watch was started without values.";
    }
    return event.cut()
        ? Shown.onLines(value)
        : Shown.onLines(JsonText.laidOut(value).orElse(value));
  }
}
