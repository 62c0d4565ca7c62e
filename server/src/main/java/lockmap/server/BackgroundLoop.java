package lockmap.server;

import io.helidon.health.HealthCheck;
import java.util.function.BooleanSupplier;
import lockmap.server.status.Vitals;

/**
 * A thread that does one thing over and over, for as long as the server runs. A platform thread, so
 * that a server full of runnable virtual threads cannot keep it waiting for its turn.
 */
final class BackgroundLoop implements AutoCloseable {

  private final Runnable step;
  private final Thread thread;

  /**
   * One that is yet to be started; its owner closes it.
   *
   * @param name the thread's name, which is also what health calls it
   * @param step what to do each time, which includes the rest until the next time, and returns soon
   *     where the thread is interrupted; a failure of it ends the loop
   */
  BackgroundLoop(String name, Runnable step) {
    this.step = step;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /** Begins. */
  void start() {
    thread.start();
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      step.run();
    }
  }

  /**
   * Whether it goes on, which it does not after a failure.
   *
   * @param stopping whether the server ends, so that this one may
   */
  HealthCheck vital(BooleanSupplier stopping) {
    return Vitals.thread(thread.getName(), () -> stopping.getAsBoolean() || thread.isAlive());
  }

  /** Stops the thread, where it was started, and waits until it has ended. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
