package lockmap.console.keys;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The rows, of which only those in sight are drawn; the model decides what is chosen. */
final class KeyList extends ListView<Row> {

  private static final double LINE = 28;

  private final KeysModel model;
  private final ReadOnlyBooleanWrapper scrolling = new ReadOnlyBooleanWrapper();
  private final List<KeyCell> cells = new ArrayList<>();

  /**
   * Shows the rows of a model.
   *
   * @param menu what can be done with what is chosen
   */
  KeyList(KeysModel model, ContextMenu menu) {
    super(model.rows());
    this.model = model;
    setId("keys-list");
    setAccessibleText("Keys");
    setFixedCellSize(LINE);
    setSelectionModel(new ChosenRows(model));
    setCellFactory(_ -> cell());
    setContextMenu(menu);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.cursor().movesProperty().addListener((_, _, _) -> bringCursorIntoSight());
    model.beatProperty().addListener((_, _, _) -> letTimePass());
    model.lookAt(this::foldersInSight);
    skinProperty()
        .subscribe(skin -> {
          if (skin != null && lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            scrolling.bind(bar.visibleProperty());
          }
        });
  }

  /** Whether there is a scroll bar beside the rows. */
  ReadOnlyBooleanProperty scrollingProperty() {
    return scrolling.getReadOnlyProperty();
  }

  private ListCell<Row> cell() {
    KeyCell cell = new KeyCell(model);
    cell.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed(cell, event));
    cells.add(cell);
    return cell;
  }

  /** The list's own answer to a press would choose by line, so the press goes no further. */
  private void pressed(KeyCell cell, MouseEvent event) {
    requestFocus();
    event.consume();
    int at = cell.getIndex();
    if (cell.isEmpty()) {
      model.selection().none();
    } else if (event.getButton() == MouseButton.SECONDARY) {
      if (!model.selection().has(cell.getItem())) {
        model.cursor().to(at);
      }
    } else if (event.isShiftDown()) {
      model.cursor().extendTo(at);
    } else if (event.isShortcutDown()) {
      model.selection().toggle(at);
    } else if (cell.isDisclosure(event.getTarget())) {
      model.cursor().to(at);
      model.toggle();
    } else {
      model.choose(at);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      if (event.getCode() == KeyCode.A && !event.isShiftDown()) {
        model.selection().all();
        event.consume();
      }
      return;
    }
    boolean known = true;
    int at = model.selection().cursorIndex();
    switch (event.getCode()) {
      case UP -> go(at < 0 ? 0 : at - 1, event);
      case DOWN -> go(at + 1, event);
      case PAGE_UP -> go(at - page(), event);
      case PAGE_DOWN -> go(at + page(), event);
      case HOME -> go(0, event);
      case END -> go(model.rows().size() - 1, event);
      case LEFT -> model.left();
      case RIGHT -> model.right();
      case ENTER -> model.act();
      case SPACE -> model.toggle();
      case F2 -> model.rename();
      case DELETE -> model.delete();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void go(int index, KeyEvent event) {
    if (event.isShiftDown()) {
      model.cursor().extendTo(index);
    } else {
      model.cursor().to(index);
    }
  }

  private int page() {
    return Math.max(1, (int) (getHeight() / LINE) - 1);
  }

  private void bringCursorIntoSight() {
    int at = model.selection().cursorIndex();
    if (at >= 0) {
      getFocusModel().focus(at);
      if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
        flow.scrollTo(at);
      }
    }
  }

  /** Time has passed, which only the rows in sight show. */
  private void letTimePass() {
    if (getScene() != null) {
      cells.stream().filter(cell -> !cell.isEmpty()).forEach(cell -> cell.refresh(model.now()));
    }
  }

  private List<Folder> foldersInSight() {
    if (getScene() == null) {
      return List.of();
    }
    List<Folder> folders = new ArrayList<>();
    for (KeyCell cell : cells) {
      if (!cell.isEmpty() && cell.getItem() instanceof Folder folder) {
        folders.add(folder);
      }
    }
    return folders;
  }
}
