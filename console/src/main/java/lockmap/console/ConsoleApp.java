package lockmap.console;

import java.util.Objects;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console as a program of its own. */
public final class ConsoleApp extends Application {

  private @Nullable Console console;

  @Override
  public void start(Stage stage) {
    console = new Console(stage, Surroundings.real());
    stage.show();
    console.show("Connections");
  }

  @Override
  public void stop() {
    Objects.requireNonNull(console).close();
  }
}
