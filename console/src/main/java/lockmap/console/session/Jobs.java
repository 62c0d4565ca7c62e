package lockmap.console.session;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The long work under way. Belongs to the JavaFX thread. */
public final class Jobs {

  private final ObservableList<Job> running = FXCollections.observableArrayList();

  /** Kept here, as it hears of changes only as long as somebody holds it. */
  private final ObservableList<Job> view = FXCollections.unmodifiableObservableList(running);

  /** What is under way, the oldest first; not to be changed by whoever looks. */
  public ObservableList<Job> running() {
    return view;
  }

  /**
   * Shows that long work begins; whoever begins it says {@link #ended} whatever becomes of it.
   *
   * @param title what is done
   * @param total how much there is to do; 0 where that is not known
   * @param unit of what, in the plural
   * @param cancel makes it end early; called at most as often as the operator asks
   */
  public Job begin(String title, long total, String unit, Runnable cancel) {
    Job job = new Job(title, total, unit, cancel);
    running.add(job);
    return job;
  }

  /** Takes away what has come to its end, one way or another. */
  public void ended(Job job) {
    running.remove(job);
  }

  /** Shows what has been reached since. */
  public void tick() {
    running.forEach(Job::show);
  }
}
