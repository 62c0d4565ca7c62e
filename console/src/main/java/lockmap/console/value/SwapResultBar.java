package lockmap.console.value;

import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockmap.api.Shown;
import lockmap.console.ui.Buttons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line that says what came of a compare-and-swap; else it takes no room. */
final class SwapResultBar extends HBox {

  private static final int LONGEST = 200;
  private static final Map<String, PseudoClass> KINDS =
      Map.of(
          "done", PseudoClass.getPseudoClass("done"),
          "refused", PseudoClass.getPseudoClass("refused"),
          "failed", PseudoClass.getPseudoClass("failed"));

  private final FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
  private final Label headline = new Label();
  private final Label detail = new Label();
  private final Button expect;

  SwapResultBar(SwapModel model) {
    setId("swap-result");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("swap-result");
    headline.setId("swap-headline");
    headline.getStyleClass().add("headline");
    headline.setWrapText(true);
    detail.setId("swap-detail");
    detail.setWrapText(true);
    VBox words = new VBox(headline, detail);
    words.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    expect =
        Buttons.labelled(
            "swap-expect", Feather.CORNER_LEFT_UP, "Expect this", model::expectWhatIsThere);
    expect.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(icon, words, expect);
    model.answerProperty().subscribe(this::show);
  }

  private void show(@Nullable SwapAnswer answer) {
    setVisible(answer != null);
    setManaged(answer != null);
    boolean retry = answer instanceof SwapAnswer.NotSwapped;
    expect.setVisible(retry);
    expect.setManaged(retry);
    switch (answer) {
      case null -> {}
      case SwapAnswer.Swapped(long revision, boolean removed) ->
          say(
              "done",
              Feather.CHECK_CIRCLE,
              removed ? "Swapped: the key is removed" : "Swapped",
              "New revision " + revision + ".");
      case SwapAnswer.NotSwapped(Held.Value now) ->
          say(
              "refused",
              Feather.X_CIRCLE,
              "Not swapped, and nothing changed",
              "There is now, at revision " + now.revision() + ": " + cut(now.text()));
      case SwapAnswer.NotSwapped(Held.Nothing _) ->
          say(
              "refused",
              Feather.X_CIRCLE,
              "Not swapped, and nothing changed",
              "The key does not exist.");
      case SwapAnswer.Failed(var trouble) ->
          say("failed", Feather.ALERT_TRIANGLE, trouble.sentence(), trouble.advice());
    }
  }

  private void say(String kind, Feather sign, String what, String more) {
    KINDS.forEach((name, style) -> pseudoClassStateChanged(style, name.equals(kind)));
    icon.setIconCode(sign);
    headline.setText(what);
    detail.setText(more);
    setAccessibleText(what + ". " + more);
  }

  private static String cut(String text) {
    String beginning =
        text.codePointCount(0, text.length()) > LONGEST
            ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
            : text;
    return beginning.isEmpty() ? "an empty value" : Shown.onOneLine(beginning);
  }
}
