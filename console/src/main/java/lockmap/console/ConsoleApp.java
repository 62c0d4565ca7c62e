package lockmap.console;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lockmap.api.Version;

/** Puts the console together: the one place that knows all its parts. */
public final class ConsoleApp extends Application {

  private static final double WIDTH = 960;
  private static final double HEIGHT = 640;

  @Override
  public void start(Stage stage) {
    Shell shell = new Shell(Version.current());
    stage.setTitle("LockMap console");
    stage.setScene(new Scene(shell, WIDTH, HEIGHT));
    stage.show();
  }
}
