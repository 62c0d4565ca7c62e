package lockmap.console;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for something to become true, and fails where it does not. */
public final class Await {

  private static final int PATIENCE_SECONDS = 30;

  private Await() {}

  /** Waits for something that any thread can see. */
  public static void until(String what, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError("not in time: " + what, e);
    }
  }

  /**
   * Waits for something that the JavaFX thread can see, and lays out what is shown then: a robot
   * must not point at what has not got its place yet.
   */
  public static void onScreen(String what, BooleanSupplier condition) {
    until(what, () -> onFx(condition::getAsBoolean));
    onFx(Await::layOut);
  }

  /** What something comes to on the JavaFX thread, which may be busy for long on a busy machine. */
  public static <T> T onFx(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, question);
  }

  /** Does something on the JavaFX thread. */
  public static void onFx(Runnable act) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, act);
  }

  private static void layOut() {
    for (Window window : Window.getWindows()) {
      window.getScene().getRoot().applyCss();
      window.getScene().getRoot().layout();
    }
  }
}
