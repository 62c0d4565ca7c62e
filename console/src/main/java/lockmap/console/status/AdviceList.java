package lockmap.console.status;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is not as it should be, and what to do about it; takes no room where all is well. */
final class AdviceList extends VBox {

  AdviceList(ObservableValue<List<Advice>> advice) {
    setId("status-advice");
    getStyleClass().add("advice-list");
    advice.subscribe(this::show);
  }

  private void show(List<Advice> advice) {
    getChildren().setAll(advice.stream().map(AdviceList::row).toList());
    setVisible(!advice.isEmpty());
    setManaged(!advice.isEmpty());
    setAccessibleText(String.join(" ", advice.stream().map(Advice::sentence).toList()));
  }

  private static Node row(Advice advice) {
    Label sentence = new Label(advice.sentence());
    sentence.getStyleClass().add("sentence");
    sentence.setWrapText(true);
    VBox words = new VBox(sentence);
    if (!advice.remedy().isEmpty()) {
      Label remedy = new Label(advice.remedy());
      remedy.getStyleClass().add("remedy");
      remedy.setWrapText(true);
      words.getChildren().add(remedy);
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(new FontIcon(icon(advice.level())), words);
    row.getStyleClass().add("advice");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(USE_PREF_SIZE);
    row.pseudoClassStateChanged(
        PseudoClass.getPseudoClass(advice.level().name().toLowerCase(Locale.ROOT)), true);
    return row;
  }

  private static Feather icon(Advice.Level level) {
    return switch (level) {
      case DANGER -> Feather.ALERT_OCTAGON;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case INFO -> Feather.INFO;
    };
  }
}
