package lockmap.console.connect;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The profiles, of which one is looked at; Enter or a double click goes to its server. */
final class ProfileList extends ListView<Entry> {

  private static final double ROW = 56;

  ProfileList(ConnectionsModel model) {
    super(model.list());
    setId("profiles");
    setAccessibleText("Profiles");
    setFixedCellSize(ROW);
    setCellFactory(_ -> new ProfileCell());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, chosen) -> {
          if (chosen != null) {
            model.chosenProperty().set(chosen);
          }
        });
    model
        .chosenProperty()
        .subscribe(chosen -> {
          if (chosen == null) {
            getSelectionModel().clearSelection();
          } else {
            getSelectionModel().select(chosen);
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            event.consume();
            model.activate();
          }
        });
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getClickCount() == 2) {
            model.activate();
          }
        });
  }
}
