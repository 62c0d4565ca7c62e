package lockmap.console.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import lockmap.client.StoreClient;
import lockmap.console.session.Desk;
import lockmap.console.session.Job;
import lockmap.console.session.Trouble;

/**
 * Long work on many keys, each with its progress in the status bar. It ends early when the operator
 * says so or another server is turned to, and then at a point at which it can say what is done.
 */
final class Work {

  private final Desk desk;
  private final List<Runnable> endings = new ArrayList<>();

  Work(Desk desk) {
    this.desk = desk;
    desk.session().targetProperty().subscribe(_ -> leave());
  }

  /**
   * What is to be done, in the background.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Task<T> {
    T run(StoreClient client, Progress progress) throws IOException;
  }

  /** What the work looks at and tells while it goes on; safe for any thread. */
  static final class Progress {

    private final Consumer<Long> reached;
    private final AtomicBoolean cancelled;
    private volatile long amount;

    private Progress(Consumer<Long> reached, AtomicBoolean cancelled) {
      this.reached = reached;
      this.cancelled = cancelled;
    }

    void reached(long now) {
      amount = now;
      reached.accept(now);
    }

    /** What was reached last. */
    long amount() {
      return amount;
    }

    /** Whether to come to an end now. */
    boolean isCancelled() {
      return cancelled.get();
    }
  }

  /**
   * Begins something.
   *
   * @param title what is done
   * @param total how much there is to do; 0 where that is not known
   * @param unit of what
   * @param done takes what has come of it
   * @param failed takes why it failed, and how far it had come
   */
  <T> void begin(
      String title,
      long total,
      String unit,
      Task<T> task,
      Consumer<T> done,
      BiConsumer<Trouble, Long> failed) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Job job = desk.jobs().begin(title, total, unit, () -> cancelled.set(true));
    Progress progress = new Progress(job::reached, cancelled);
    Runnable ending =
        () -> {
          cancelled.set(true);
          desk.jobs().ended(job);
        };
    endings.add(ending);
    desk.session()
        .ask(
            client -> unchecked(task, client, progress),
            result -> {
              end(ending);
              done.accept(result);
            },
            trouble -> {
              end(ending);
              failed.accept(trouble, progress.amount());
            });
  }

  private void end(Runnable ending) {
    endings.remove(ending);
    ending.run();
  }

  private void leave() {
    endings.forEach(Runnable::run);
    endings.clear();
  }

  private static <T> T unchecked(Task<T> task, StoreClient client, Progress progress) {
    try {
      return task.run(client, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
