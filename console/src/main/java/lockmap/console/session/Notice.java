package lockmap.console.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the operator, that needs no answer.
 *
 * @param at when it happened
 * @param kind how it is to be taken
 * @param text what happened, in one sentence
 * @param action what can be done about it at once; null where nothing can
 */
public record Notice(Instant at, Kind kind, String text, @Nullable Action action) {

  /** How a notice is to be taken. */
  public enum Kind {
    INFO,
    SUCCESS,
    WARNING,
    DANGER
  }

  /**
   * Something that a notice offers.
   *
   * @param name a verb, as on a button
   * @param act does it
   */
  public record Action(String name, Runnable act) {}
}
