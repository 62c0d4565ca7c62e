package lockmap.console.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;

/**
 * Measures what the JavaFX thread does. A pulse runs animations in the order in which they were
 * started, then animation timers, then styles and layout: so an animation that is started before a
 * ticker begins to measure, a timer sees the ticks' end, and a listener behind the layout the end.
 */
final class FxProbe {

  private static final int MOST = 1 << 20;

  private final Samples ticks = new Samples();
  private final Samples pulses = new Samples();
  private final Samples waits = new Samples();
  private final Samples work = new Samples();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long begun;
  private long ticked;
  private long worked;
  private boolean news;
  private volatile boolean open;

  /** Durations, and what part of them is below which. */
  static final class Samples {

    private final long[] nanos = new long[MOST];
    private int count;

    synchronized void add(long duration) {
      if (count < MOST) {
        nanos[count++] = duration;
      }
    }

    @Override
    public synchronized String toString() {
      if (count == 0) {
        return "none";
      }
      long[] sorted = Arrays.copyOf(nanos, count);
      Arrays.sort(sorted);
      return "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%,d)"
          .formatted(at(sorted, 0.5), at(sorted, 0.99), sorted[count - 1] / 1e6, (long) count);
    }

    private static double at(long[] sorted, double part) {
      return sorted[(int) Math.floor(part * (sorted.length - 1))] / 1e6;
    }
  }

  /** Begins, on the JavaFX thread, before any ticker is started. */
  void begin() {
    Transition first =
        new Transition() {
          {
            setCycleDuration(Duration.seconds(1));
            setCycleCount(Animation.INDEFINITE);
            setInterpolator(Interpolator.LINEAR);
          }

          @Override
          protected void interpolate(double fraction) {
            worked = threads.getCurrentThreadCpuTime();
            begun = System.nanoTime();
          }
        };
    first.play();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        ticked = System.nanoTime();
      }
    }.start();
  }

  /** Watches a scene's layout from now on. */
  void watch(Scene scene) {
    scene.addPostLayoutPulseListener(this::laidOut);
  }

  /** Says that the pulse that goes on has shown something new. */
  void news() {
    news = true;
  }

  /** Keeps what is measured from now on, or does not. */
  void open(boolean keep) {
    open = keep;
  }

  /** How long it takes until the JavaFX thread does what it is given; any other thread. */
  void knock() throws InterruptedException {
    boolean kept = open;
    long asked = System.nanoTime();
    Platform.runLater(() -> {
      if (kept && open) {
        waits.add(System.nanoTime() - asked);
      }
    });
    TimeUnit.MILLISECONDS.sleep(23);
  }

  /** The ticks of the whole console, where they had something to show. */
  Samples ticks() {
    return ticks;
  }

  /** The same with the styles and the layout that follow in the pulse. */
  Samples pulses() {
    return pulses;
  }

  /** The processor's time that those took, which other load on the machine does not add to. */
  Samples work() {
    return work;
  }

  /** How long the JavaFX thread kept others waiting. */
  Samples waits() {
    return waits;
  }

  private void laidOut() {
    if (news && open) {
      ticks.add(ticked - begun);
      pulses.add(System.nanoTime() - begun);
      work.add(threads.getCurrentThreadCpuTime() - worked);
    }
    news = false;
  }
}
