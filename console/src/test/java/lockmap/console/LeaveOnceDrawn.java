package lockmap.console;

import java.util.List;
import javafx.application.Platform;
import javafx.application.Preloader;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Ends the console it is started with as soon as its window has been drawn twice, and says when.
 */
public final class LeaveOnceDrawn extends Preloader {

  private int pulses;

  @Override
  public void start(Stage unused) {
    Window.getWindows().addListener((ListChangeListener<Window>) this::follow);
  }

  private void follow(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      List.copyOf(change.getAddedSubList())
          .forEach(window -> window.getScene().addPostLayoutPulseListener(this::pulsed));
    }
    Platform.requestNextPulse();
  }

  /** The pulse after the one that laid the window out begins when that one has been drawn. */
  private void pulsed() {
    pulses++;
    if (pulses == 2) {
      System.out.println("drawn");
      Platform.exit();
    }
    Platform.requestNextPulse();
  }
}
