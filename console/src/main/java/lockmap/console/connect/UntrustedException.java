package lockmap.console.connect;

import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** The certificates that a profile names cannot be used. */
public final class UntrustedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  UntrustedException(String sentence, String advice, @Nullable Throwable cause) {
    super(sentence, cause);
    this.trouble = new Trouble(sentence, advice);
  }

  /** What is wrong with them, and what can be done. */
  public Trouble trouble() {
    return trouble;
  }
}
