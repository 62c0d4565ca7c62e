package lockmap.console.keys;

import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.TroubleBar;
import org.kordamp.ikonli.feather.Feather;

/** The screen of the keys: the rows, what can be done with them, and the value of one at right. */
final class KeysView extends VBox {

  private static final PseudoClass SCROLLING = PseudoClass.getPseudoClass("scrolling");
  private static final double DIVIDER = 0.46;

  private final KeysModel model;
  private final KeyList list;
  private final FilterRow filter;
  private final PlacesPane places;
  private final ToggleButton showPlaces =
      Buttons.toggle("keys-places", Feather.BOOKMARK, "Bookmarks and recent keys");

  /**
   * A screen.
   *
   * @param value what shows the value of the key that was chosen
   * @param menus what can be done
   * @param connect goes to where a server is chosen
   */
  KeysView(KeysModel model, Region value, Menus menus, Runnable connect) {
    this.model = model;
    this.list = new KeyList(model, menus.chosen());
    this.filter = new FilterRow(model.filter(), this::focusList);
    this.places = new PlacesPane(model, this::togglePlaces);
    setId("keys");
    getStyleClass().add("screen");
    getStylesheets().add(Stylesheet.of(KeysView.class, "keys.css"));
    Presence.where(places, showPlaces.selectedProperty());
    VBox keys = keys(connect);
    keys.setMinWidth(320);
    SplitPane split = new SplitPane(keys, value);
    split.setDividerPositions(DIVIDER);
    SplitPane.setResizableWithParent(keys, false);
    VBox.setVgrow(split, Priority.ALWAYS);
    getChildren()
        .addAll(
            new KeysBar(model, menus, showPlaces),
            new TroubleBar("keys-trouble", model.troubleProperty(), model::dismissTrouble),
            split);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keepFromRows);
  }

  /** Gives the keyboard to the rows. */
  void focusList() {
    list.requestFocus();
    if (model.selection().cursorIndex() < 0 && !model.rows().isEmpty()) {
      model.cursor().to(0);
    }
  }

  /** Gives the keyboard to the filter. */
  void focusFilter() {
    filter.focus();
  }

  /** Shows recent keys and bookmarks, or no longer. */
  void togglePlaces() {
    showPlaces.setSelected(!showPlaces.isSelected());
    if (showPlaces.isSelected()) {
      places.focus();
    } else {
      list.requestFocus();
    }
  }

  /** Copies the name of the chosen key. */
  void copyName() {
    KeyRow row = model.selection().onlyKey();
    if (row != null) {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, row.key()));
    }
  }

  private VBox keys(Runnable connect) {
    StackPane rows = new StackPane(new VBox(head(), list), new NoKeys(model, connect));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox.setVgrow(rows, Priority.ALWAYS);
    VBox keys =
        new VBox(
            filter,
            new NoteBar("keys-hindrance", Feather.LOCK, readOnly()),
            new NoteBar(
                "keys-filter-problem", Feather.ALERT_TRIANGLE, model.filter().problemProperty()),
            new NoteBar(
                "keys-stale",
                Feather.CLOUD_OFF,
                model.staleProperty(),
                Buttons.icon("keys-retry", Feather.REFRESH_CW, "Load again", model::retry)),
            new NoteBar(
                "keys-missing",
                Feather.EYE_OFF,
                missing(),
                Buttons.icon("keys-find", Feather.SEARCH, "Find it", model::findMissing)),
            new DraftPane(model.writing(), list::requestFocus),
            places,
            rows,
            new KeysFoot(model));
    keys.getStyleClass().add("keys-pane");
    return keys;
  }

  private ObservableValue<String> readOnly() {
    return Bindings.createStringBinding(
        () -> model.targetProperty().get() == null ? "" : changing().getValue(),
        model.targetProperty(),
        changing());
  }

  private ObservableValue<String> changing() {
    return model.hindrances().changingProperty();
  }

  private ObservableValue<String> missing() {
    return model
        .missingProperty()
        .map(key ->
            key.isEmpty()
                ? ""
                : KeyText.quoted(key) + " is open, but not among the rows that are loaded.");
  }

  private Node head() {
    HBox head = new HBox(heading("Key", "name"), heading("Size", "size"), heading("TTL", "left"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("keys-head");
    HBox.setHgrow(head.getChildren().getFirst(), Priority.ALWAYS);
    list.scrollingProperty()
        .subscribe(scrolling -> head.pseudoClassStateChanged(SCROLLING, scrolling));
    return head;
  }

  private static Label heading(String text, String style) {
    Label heading = new Label(text);
    heading.getStyleClass().addAll("key-column", style);
    heading.setMinWidth(USE_PREF_SIZE);
    heading.setMaxWidth(style.equals("name") ? Double.MAX_VALUE : USE_PREF_SIZE);
    return heading;
  }

  /** A key that deletes or renames means the rows only while they have the keyboard. */
  private void keepFromRows(KeyEvent event) {
    boolean ofRows = event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.F2;
    if (ofRows && !list.isFocused()) {
      event.consume();
    }
  }
}
