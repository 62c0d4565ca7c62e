package lockmap.console.session;

import org.jspecify.annotations.Nullable;

/** Something under way in the background. Safe for any thread. */
public final class Call {

  private @Nullable Thread worker;
  private boolean cancelled;

  Call() {}

  /** Interrupts the work, if it still runs, and makes sure that nothing of it is delivered. */
  public synchronized void cancel() {
    cancelled = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  void run(Runnable work) {
    if (!begin()) {
      return;
    }
    try {
      work.run();
    } finally {
      end();
    }
  }

  void deliver(Runnable outcome) {
    if (!isCancelled()) {
      outcome.run();
    }
  }

  private synchronized boolean begin() {
    worker = Thread.currentThread();
    return !cancelled;
  }

  private synchronized void end() {
    worker = null;
    if (cancelled) {
      boolean _ = Thread.interrupted(); // meant for this work, and not for the thread's next
    }
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }
}
