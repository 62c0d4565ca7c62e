package lockmap.console.connect;

import atlantafx.base.controls.Spacer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the form: test it, take it back, save it, connect. */
final class FormFoot extends HBox {

  private final Button test;
  private final Button revert;
  private final Button save;
  private final Button connect;

  FormFoot(ConnectionsModel model) {
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("form-foot");
    test = Buttons.labelled("profile-test", Feather.ACTIVITY, "Test", model::test);
    revert = Buttons.labelled("profile-revert", Feather.ROTATE_CCW, "Revert", model::revert);
    save = Buttons.labelled("profile-save", Feather.SAVE, "Save", model::save);
    connect = Buttons.primary("profile-connect", Feather.LOG_IN, "Connect", model::connect);
    for (Button button : new Button[] {test, revert, save, connect}) {
      button.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(test, new Spacer(), revert, save, connect);
  }

  /** Serves a profile until the subscription ends. */
  Subscription follow(Entry entry) {
    Runnable show = () -> show(entry);
    show.run();
    return Subscription.combine(
        entry.unsavedProperty().subscribe(show),
        entry.savingProperty().subscribe(show),
        entry.errorsProperty().subscribe(show),
        entry.tokenProperty().subscribe(show),
        entry.stageProperty().subscribe(show),
        entry.trialProperty().subscribe(show));
  }

  private void show(Entry entry) {
    boolean unsaved = entry.unsavedProperty().get();
    boolean blocked = !entry.isRight() || entry.savingProperty().get();
    boolean testing = entry.trialProperty().get() instanceof Trial.Running;
    test.setDisable(!testing && !entry.isRight());
    name(test, testing ? "Cancel the test" : "Test");
    revert.setDisable(!unsaved);
    name(revert, entry.base() == null ? "Discard" : "Revert");
    save.setDisable(!unsaved || blocked);
    connect.setDisable(blocked);
    name(connect, verb(entry, unsaved));
  }

  private static String verb(Entry entry, boolean unsaved) {
    if (unsaved) {
      return "Save and connect";
    }
    return entry.stageProperty().get() == Link.Stage.NONE ? "Connect" : "Reconnect";
  }

  private static void name(Button button, String name) {
    button.setText(name);
    button.setAccessibleText(name);
  }
}
