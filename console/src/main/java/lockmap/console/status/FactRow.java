package lockmap.console.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What is so now, as cards beside one another. */
final class FactRow extends GridPane {

  /** How wide the cards are; some have more to say than others. */
  private static final double[] PERCENT = {20, 13, 13, 15, 13, 13, 13};

  private final List<Card> cards = new ArrayList<>();

  FactRow(ObservableValue<List<Fact>> facts) {
    setId("status-facts");
    getStyleClass().add("facts");
    setMinHeight(USE_PREF_SIZE);
    facts.subscribe(this::show);
  }

  private void show(List<Fact> facts) {
    if (cards.size() != facts.size()) {
      build(facts);
    }
    for (int index = 0; index < facts.size(); index++) {
      cards.get(index).show(facts.get(index));
    }
  }

  private void build(List<Fact> facts) {
    cards.clear();
    getColumnConstraints().clear();
    facts.forEach(fact -> {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(PERCENT[cards.size()]);
      getColumnConstraints().add(column);
      cards.add(new Card(fact));
    });
    getChildren().clear();
    addRow(0, cards.toArray(Card[]::new));
  }

  /** One fact. */
  private static final class Card extends VBox {

    private final Label value = new Label();
    private final Label detail = new Label();
    private final Tooltip whole = new Tooltip();

    Card(Fact fact) {
      String id = "status-" + fact.name().toLowerCase(Locale.ROOT).replace(' ', '-');
      setId(id);
      getStyleClass().add("fact");
      Label name = new Label(fact.name());
      name.getStyleClass().add("fact-name");
      value.setId(id + "-value");
      value.getStyleClass().add("fact-value");
      detail.setId(id + "-detail");
      detail.getStyleClass().add("fact-detail");
      Tooltip.install(this, whole);
      getChildren().addAll(name, value, detail);
    }

    void show(Fact fact) {
      value.setText(fact.value());
      detail.setText(fact.detail());
      whole.setText(fact.value() + "\n" + fact.detail());
      setAccessibleText(fact.name() + ": " + fact.value() + ", " + fact.detail());
    }
  }
}
