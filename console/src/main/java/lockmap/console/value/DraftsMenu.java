package lockmap.console.value;

import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import lockmap.api.Shown;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The keys whose edits wait to be saved, to go back to; takes no room where there are none. */
final class DraftsMenu extends MenuButton {

  private static final int LONGEST = 60;

  private final ValueModel model;
  private final Consumer<String> open;

  DraftsMenu(ValueModel model, Consumer<String> open) {
    super("", new FontIcon(Feather.EDIT_2));
    this.model = model;
    this.open = open;
    setId("value-drafts");
    setMinWidth(USE_PREF_SIZE);
    model.draftsProperty().subscribe(_ -> show(model.drafts().size()));
    model.keyProperty().subscribe(_ -> show(model.drafts().size()));
    model.desk().session().targetProperty().subscribe(_ -> show(model.drafts().size()));
    setOnShowing(_ -> fill());
    fill();
  }

  private void show(int drafts) {
    setText(drafts == 1 ? "1 draft" : drafts + " drafts");
    setAccessibleText(getText() + " not saved");
    setVisible(drafts > 0);
    setManaged(drafts > 0);
    fill();
  }

  private void fill() {
    getItems().setAll(model.drafts().stream().map(this::item).toList());
  }

  private MenuItem item(String key) {
    String shown = Shown.onOneLine(key);
    String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    MenuItem item = new MenuItem(cut);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> open.accept(key));
    return item;
  }
}
