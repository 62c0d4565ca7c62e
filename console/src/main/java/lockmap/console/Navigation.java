package lockmap.console;

import atlantafx.base.controls.Spacer;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockmap.console.session.Session;
import lockmap.console.session.Target;
import lockmap.console.ui.Screen;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of screens beside the one that is shown, under the name of the server. */
final class Navigation extends VBox {

  private static final PseudoClass CONNECTED = PseudoClass.getPseudoClass("connected");

  Navigation(
      Session session,
      List<Screen> screens,
      ObservableValue<Screen> current,
      Consumer<Screen> show,
      Runnable search,
      AppearanceModel appearance) {
    setId("navigation");
    getStyleClass().add("navigation");
    getChildren().addAll(brand(), server(session), search(search));
    screens.forEach(screen -> getChildren().add(entry(screen, current, show)));
    getChildren().addAll(new Spacer(Orientation.VERTICAL), new AppearanceToggle(appearance));
  }

  private static Label brand() {
    Label brand = new Label("LockMap", new FontIcon(Feather.LOCK));
    brand.getStyleClass().add("brand");
    return brand;
  }

  private static Region server(Session session) {
    Label name = new Label();
    name.setId("server-name");
    name.getStyleClass().add("server-name");
    Label address = new Label();
    address.setId("server-address");
    address.getStyleClass().add("server-address");
    VBox server = new VBox(name, address);
    VBox.setMargin(server, new Insets(0, 0, 10, 0));
    server.getStyleClass().add("server");
    session
        .targetProperty()
        .subscribe(target -> {
          name.setText(target == null ? "No connection" : target.name());
          address.setText(target == null ? "" : target.address());
          server.pseudoClassStateChanged(CONNECTED, target != null);
          colour(server, target);
        });
    return server;
  }

  private static Button search(Runnable open) {
    Label word = new Label("Search…", new FontIcon(Feather.SEARCH));
    Label keys = new Label(KeyCombination.valueOf("Shortcut+K").getDisplayText());
    keys.getStyleClass().add("cap");
    keys.setMinWidth(USE_PREF_SIZE);
    HBox face = new HBox(word, new Spacer(), keys);
    face.setAlignment(Pos.CENTER_LEFT);
    Button search = new Button("", face);
    search.setId("palette-open");
    search.setAccessibleText("Search commands and keys");
    search.getStyleClass().add("search-open");
    search.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    search.setMaxWidth(Double.MAX_VALUE);
    face.prefWidthProperty().bind(search.widthProperty().subtract(20));
    search.setOnAction(_ -> open.run());
    VBox.setMargin(search, new Insets(0, 0, 8, 0));
    return search;
  }

  private static void colour(Region marked, @Nullable Target target) {
    marked.getStyleClass().removeIf(style -> style.startsWith("colour-"));
    if (target != null) {
      marked.getStyleClass().add("colour-" + target.colour().name().toLowerCase(Locale.ROOT));
    }
  }

  private static ToggleButton entry(
      Screen screen, ObservableValue<Screen> current, Consumer<Screen> show) {
    ToggleButton entry = new ToggleButton(screen.name(), new FontIcon(screen.icon()));
    entry.setId("go-" + screen.name().toLowerCase(Locale.ROOT));
    entry.getStyleClass().add("navigation-entry");
    entry.setContentDisplay(ContentDisplay.LEFT);
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setAccessibleText(screen.name());
    current.subscribe(shown -> entry.setSelected(shown.equals(screen)));
    entry.setOnAction(_ -> {
      entry.setSelected(true); // a second press does not leave the screen
      show.accept(screen);
    });
    return entry;
  }
}
