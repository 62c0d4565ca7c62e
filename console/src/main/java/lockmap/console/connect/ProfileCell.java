package lockmap.console.connect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import lockmap.console.session.ProfileColour;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One profile in the list: its colour, its name and address, and how it stands with it. */
final class ProfileCell extends ListCell<Entry> {

  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

  private final Region mark = new Region();
  private final Label name = new Label();
  private final Label address = new Label();
  private final Label unsaved = new Label("not saved");
  private final FontIcon lock = new FontIcon(Feather.LOCK);
  private final Circle light = new Circle(4);
  private final HBox face;
  private Subscription following = Subscription.EMPTY;

  ProfileCell() {
    mark.getStyleClass().add("profile-mark");
    colour(mark, ProfileColour.GRAY);
    name.getStyleClass().add("name");
    address.getStyleClass().add("address");
    unsaved.getStyleClass().add("unsaved");
    unsaved.setMinWidth(Region.USE_PREF_SIZE);
    lock.getStyleClass().add("lock");
    light.getStyleClass().add("connection-light");
    VBox text = new VBox(name, address);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    face = new HBox(mark, text, unsaved, lock, light);
    face.setAlignment(Pos.CENTER_LEFT);
    face.getStyleClass().add("face");
    face.setMinWidth(0);
    face.setPrefWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    following.unsubscribe();
    following = Subscription.EMPTY;
    if (empty || entry == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(face);
    show(entry);
    List<ObservableValue<?>> all =
        List.of(
            entry.nameProperty(),
            entry.serverProperty(),
            entry.colourProperty(),
            entry.readOnlyProperty(),
            entry.unsavedProperty(),
            entry.stageProperty());
    for (ObservableValue<?> one : all) {
      following = following.and(one.subscribe(() -> show(entry)));
    }
  }

  private void show(Entry entry) {
    Link.Stage stage = entry.stageProperty().get();
    String called = entry.nameProperty().get().strip();
    name.setText(called.isEmpty() ? "Without a name" : called);
    address.setText(entry.serverProperty().get());
    colour(mark, entry.colourProperty().get());
    shown(unsaved, entry.unsavedProperty().get());
    shown(lock, entry.readOnlyProperty().get());
    shown(light, stage != Link.Stage.NONE);
    light.pseudoClassStateChanged(OPEN, stage == Link.Stage.OPEN);
    light.pseudoClassStateChanged(LOST, stage == Link.Stage.LOST);
    setAccessibleText(
        Stream.of(
                name.getText(),
                address.getText(),
                words(stage),
                lock.isVisible() ? "read-only" : "",
                unsaved.isVisible() ? "not saved" : "")
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(", ")));
  }

  private static String words(Link.Stage stage) {
    return switch (stage) {
      case NONE -> "";
      case CONNECTING -> "connecting";
      case OPEN -> "connected";
      case LOST -> "does not answer";
    };
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  static void colour(Region marked, ProfileColour colour) {
    marked.getStyleClass().removeIf(style -> style.startsWith("colour-"));
    marked.getStyleClass().add("colour-" + colour.name().toLowerCase(Locale.ROOT));
  }
}
