package lockmap.console;

import javafx.application.Application;

/**
 * Where the console starts. It is not an {@link Application} itself, because the java launcher
 * refuses a main class that is one when JavaFX lies on the class path.
 */
public final class Launcher {

  private Launcher() {}

  /**
   * Opens the console's window and returns after it was closed.
   *
   * @param args handed to the application
   */
  public static void main(String[] args) {
    Application.launch(ConsoleApp.class, args);
  }
}
