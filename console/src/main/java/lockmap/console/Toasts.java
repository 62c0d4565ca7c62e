package lockmap.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockmap.console.session.Notice;
import lockmap.console.session.Notices;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the operator is told, in a corner above everything, until it has been there long enough. */
final class Toasts extends VBox {

  private static final Duration STAY = Duration.ofSeconds(6);
  private static final int MOST = 4;

  private final InstantSource clock;

  Toasts(Notices notices, InstantSource clock) {
    this.clock = clock;
    setId("toasts");
    getStyleClass().add("toasts");
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    notices.list().addListener(this::told);
  }

  /** Takes away what has been there long enough. */
  void tick() {
    getChildren()
        .removeIf(toast ->
            toast.getUserData() instanceof Notice notice
                && notice.at().plus(STAY).isBefore(clock.instant()));
  }

  private void told(ListChangeListener.Change<? extends Notice> change) {
    while (change.next()) {
      change.getAddedSubList().forEach(notice -> getChildren().add(toast(notice)));
    }
    if (getChildren().size() > MOST) {
      getChildren().remove(0, getChildren().size() - MOST);
    }
  }

  private HBox toast(Notice notice) {
    Label text = new Label(notice.text());
    text.setWrapText(true);
    text.getStyleClass().add("toast-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox toast = new HBox(new FontIcon(icon(notice.kind())), text);
    toast.setAlignment(Pos.CENTER_LEFT);
    toast.getStyleClass().addAll("toast", notice.kind().name().toLowerCase(Locale.ROOT));
    toast.setMaxWidth(USE_PREF_SIZE);
    toast.setUserData(notice);
    toast.setAccessibleRole(AccessibleRole.TEXT);
    toast.setAccessibleText(notice.text());
    if (notice.action() instanceof Notice.Action(String name, Runnable act)) {
      Button button = new Button(name);
      button.setId("toast-action");
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(_ -> {
        getChildren().remove(toast);
        act.run();
      });
      toast.getChildren().add(button);
    }
    toast
        .getChildren()
        .add(Buttons.icon("toast-close", Feather.X, "Close", () -> getChildren().remove(toast)));
    return toast;
  }

  private static Feather icon(Notice.Kind kind) {
    return switch (kind) {
      case INFO -> Feather.INFO;
      case SUCCESS -> Feather.CHECK_CIRCLE;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case DANGER -> Feather.ALERT_OCTAGON;
    };
  }
}
