package lockmap.console.ui;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Lets time pass for models: calls each of them ten times a second on the JavaFX thread. It is the
 * only thing in the console that repeats by itself.
 */
public final class Ticker implements AutoCloseable {

  private static final Duration PERIOD = Duration.millis(100);

  private final Timeline timeline;

  /** Begins at once. */
  public Ticker(List<Runnable> ticks) {
    timeline = new Timeline(new KeyFrame(PERIOD, _ -> ticks.forEach(Runnable::run)));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
  }

  @Override
  public void close() {
    timeline.stop();
  }
}
