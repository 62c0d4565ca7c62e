package lockmap.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** How long a soak goes on, and what went wrong in it. Safe for any number of threads. */
final class SoakCourse {

  private static final int ENOUGH = 20;

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong answers = new AtomicLong();
  private final long end;
  private volatile boolean over;
  private volatile long lastRevision = Long.MAX_VALUE;

  SoakCourse(long nanos) {
    this.end = System.nanoTime() + nanos;
  }

  boolean isOver() {
    return over || System.nanoTime() - end > 0;
  }

  /** Ends it early. */
  void end() {
    over = true;
  }

  /** The revision of the last change there will ever be, as far as that is known. */
  long lastRevision() {
    return lastRevision;
  }

  void lastRevision(long revision) {
    lastRevision = revision;
  }

  /** Counts an answer. */
  void answered() {
    answers.incrementAndGet();
  }

  long answers() {
    return answers.get();
  }

  /** Says that something is not as it must be. */
  void require(boolean isSo, String otherwise) {
    if (!isSo) {
      failed(otherwise);
    }
  }

  void failed(String what, Throwable why) {
    failed(what + ": " + why);
  }

  private void failed(String sentence) {
    if (failures.size() < ENOUGH) {
      failures.add(sentence.substring(0, Math.min(sentence.length(), 2000)));
    }
  }

  List<String> failures() {
    return failures;
  }
}
