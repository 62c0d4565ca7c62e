package lockmap.console.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The JavaFX application thread, which only this class hands anything to. */
public final class Fx {

  /** Runs things on that thread, in the order in which they are given. */
  public static final Executor EXECUTOR = Platform::runLater;

  private Fx() {}
}
