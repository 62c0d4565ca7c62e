package lockmap.console;

import java.util.List;
import javafx.application.Platform;
import javafx.application.Preloader;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * Stands in for the operator in a console that runs as a process of its own: says on standard
 * output which window opened, then closes it as its close button does.
 */
public final class CloseOnceOpen extends Preloader {

  @Override
  public void start(Stage unused) {
    Window.getWindows().addListener((ListChangeListener<Window>) CloseOnceOpen::closeOpened);
  }

  private static void closeOpened(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      List.copyOf(change.getAddedSubList()).forEach(CloseOnceOpen::close);
    }
  }

  private static void close(Window opened) {
    System.out.println(((Stage) opened).getTitle());
    Platform.runLater(
        () -> opened.fireEvent(new WindowEvent(opened, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }
}
