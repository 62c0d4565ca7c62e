package lockmap.server;

/**
 * A thread that does one thing over and over, for as long as the server runs. A platform thread, so
 * that a server full of runnable virtual threads cannot keep it waiting for its turn.
 */
final class BackgroundLoop implements AutoCloseable {

  private final Runnable step;
  private final Thread thread;

  private BackgroundLoop(String name, Runnable step) {
    this.step = step;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /**
   * Starts one; its owner closes it.
   *
   * @param name the thread's name
   * @param step what to do each time, which includes the rest until the next time, and returns soon
   *     where the thread is interrupted; a failure of it ends the loop
   */
  static BackgroundLoop start(String name, Runnable step) {
    BackgroundLoop loop = new BackgroundLoop(name, step);
    loop.thread.start();
    return loop;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      step.run();
    }
  }

  /** Whether it goes on: not after a failure, nor once it was closed. */
  boolean isAlive() {
    return thread.isAlive();
  }

  /** Stops the thread and waits until it has ended. */
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
