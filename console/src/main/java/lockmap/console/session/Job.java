package lockmap.console.session;

import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Long work that the operator can see and cancel. Its progress may be told from any thread, as
 * often as one likes; all else belongs to the JavaFX thread.
 */
public final class Job {

  private final String title;
  private final long total;
  private final String unit;
  private final Runnable cancel;
  private final AtomicLong done = new AtomicLong();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");

  Job(String title, long total, String unit, Runnable cancel) {
    this.title = title;
    this.total = total;
    this.unit = unit;
    this.cancel = cancel;
    show();
  }

  /** What is done, such as "Export of orders/". */
  public String title() {
    return title;
  }

  /** Tells how much is done by now. */
  public void reached(long amount) {
    done.set(amount);
  }

  /** How much is done, from 0 to 1; negative where the whole is not known. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** How much is done, in words. */
  public ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** Asks for an end. */
  public void cancel() {
    cancel.run();
  }

  void show() {
    long now = done.get();
    progress.set(total > 0 ? Math.min(1, (double) now / total) : -1);
    detail.set(
        total > 0 ? "%,d of %,d %s".formatted(now, total, unit) : "%,d %s".formatted(now, unit));
  }
}
