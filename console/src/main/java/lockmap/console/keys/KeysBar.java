package lockmap.console.keys;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The title of the screen, how many keys there are, and what can be done with all of them. */
final class KeysBar extends HBox {

  private final KeysModel model;

  /**
   * A bar.
   *
   * @param menus makes the menu of what can be done besides
   * @param places shows recent keys and bookmarks while it is pressed
   */
  KeysBar(KeysModel model, Menus menus, ToggleButton places) {
    this.model = model;
    getStyleClass().add("screen-bar");
    Label title = new Label("Keys");
    title.getStyleClass().add("screen-title");
    title.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            title,
            count(),
            new Spacer(),
            places,
            button("keys-import", Feather.UPLOAD, "Import keys", model::importAll, changing()),
            button(
                "keys-export",
                Feather.DOWNLOAD,
                "Export what matches",
                model::exportMatching,
                model.hindrances().readingProperty()),
            more(menus),
            create());
  }

  private Label count() {
    Label count = new Label();
    count.setId("keys-count");
    count.getStyleClass().add(Styles.TEXT_MUTED);
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::countWords, model.matchingProperty(), model.filter().prefixProperty()));
    return count;
  }

  private String countWords() {
    long matching = model.matchingProperty().get();
    if (matching < 0) {
      return "";
    }
    String keys = KeyText.keys(matching);
    boolean all = model.filter().prefixProperty().get().isEmpty();
    return all ? keys : keys + (matching == 1 ? " matches" : " match");
  }

  private static MenuButton more(Menus menus) {
    MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
    more.setId("keys-more");
    more.setAccessibleText("More to do with keys");
    more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
    more.getItems().setAll(menus.all());
    return more;
  }

  private Region create() {
    Region create = Buttons.primary("keys-new", Feather.PLUS, "New key", model::create);
    changing().subscribe(what -> create.setDisable(!what.isEmpty()));
    create.setMinWidth(USE_PREF_SIZE);
    return create;
  }

  private ObservableValue<String> changing() {
    return model.hindrances().changingProperty();
  }

  private static Region button(
      String id, Feather icon, String name, Runnable act, ObservableValue<String> hindrance) {
    Region button = Buttons.icon(id, icon, name, act);
    hindrance.subscribe(what -> button.setDisable(!what.isEmpty()));
    return button;
  }
}
