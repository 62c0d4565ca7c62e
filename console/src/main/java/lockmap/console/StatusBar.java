package lockmap.console;

import atlantafx.base.controls.Spacer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import lockmap.api.Durations;
import lockmap.console.session.ConnectionState;
import lockmap.console.session.Desk;
import lockmap.console.session.Job;
import lockmap.console.session.Pulse;
import lockmap.console.ui.Buttons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One line under the screens: what the connection is at, long work, and figures of the moment. */
final class StatusBar extends HBox {

  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

  private final Circle light = new Circle(4);
  private final Label connection = new Label();
  private final Label figures = new Label();
  private final HBox work = new HBox();

  StatusBar(Desk desk) {
    setId("status-bar");
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    light.getStyleClass().add("connection-light");
    connection.setId("connection-state");
    figures.setId("connection-figures");
    work.setAlignment(Pos.CENTER_LEFT);
    work.getStyleClass().add("work");
    Region retry =
        Buttons.icon(
            "connection-retry", Feather.REFRESH_CW, "Try again now", desk.session()::retry);
    getChildren().addAll(light, connection, retry, work, new Spacer(), figures);
    desk.session().stateProperty().subscribe(state -> showState(state, retry));
    desk.session().pulseProperty().subscribe(this::showFigures);
    desk.jobs().running().addListener((ListChangeListener<Job>) _ -> showWork(desk));
  }

  private void showState(ConnectionState state, Region retry) {
    connection.setText(words(state));
    light.pseudoClassStateChanged(OPEN, state instanceof ConnectionState.Open);
    light.pseudoClassStateChanged(LOST, state instanceof ConnectionState.Lost);
    retry.setVisible(state instanceof ConnectionState.Lost);
    retry.setManaged(retry.isVisible());
  }

  private static String words(ConnectionState state) {
    return switch (state) {
      case ConnectionState.Closed _ -> "Not connected";
      case ConnectionState.Connecting(var target) -> "Connecting to " + target.name() + " …";
      case ConnectionState.Open(var target) ->
          "Connected to " + target.name() + (target.readOnly() ? ", read-only" : "");
      case ConnectionState.Lost(var target, var trouble, _) ->
          target.name() + " does not answer: " + trouble.sentence();
    };
  }

  private void showFigures(@Nullable Pulse pulse) {
    figures.setText(
        pulse == null
            ? ""
            : "%,d keys    revision %d    %s"
                .formatted(
                    pulse.status().totalKeys(),
                    pulse.status().feed().revision(),
                    Durations.milliseconds(pulse.roundTrip())));
  }

  private void showWork(Desk desk) {
    work.getChildren().clear();
    desk.jobs().running().forEach(this::showJob);
  }

  private void showJob(Job job) {
    Label title = new Label(job.title());
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.progressProperty());
    bar.setAccessibleText(job.title());
    Label detail = new Label();
    detail.textProperty().bind(job.detailProperty());
    work.getChildren()
        .addAll(
            title,
            bar,
            detail,
            Buttons.icon("job-cancel", Feather.X, "Cancel " + job.title(), job::cancel));
  }
}
