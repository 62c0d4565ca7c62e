package lockmap.server.store;

/**
 * The thread that removes keys when their deadlines come, though nobody reads them. A platform
 * thread, so that a server full of runnable virtual threads cannot keep it waiting for its turn.
 */
public final class Expirer implements AutoCloseable {

  private final LockMap map;
  private final Thread thread;

  private Expirer(LockMap map) {
    this.map = map;
    this.thread = Thread.ofPlatform().daemon().name("expirer").unstarted(this::run);
  }

  /**
   * Starts expiring the keys of a map.
   *
   * @param map the map, which must tell the time by the real monotonic clock
   * @return the running expirer; close it to stop it
   */
  public static Expirer start(LockMap map) {
    Expirer expirer = new Expirer(map);
    expirer.thread.start();
    return expirer;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      map.expireThenSleep();
    }
  }

  /** Whether keys are being removed: not after a failure, nor once it was closed. */
  public boolean isAlive() {
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
