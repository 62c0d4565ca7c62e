package lockmap.console.connect;

import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** A file of the console's that could not be read or written, and was left as it is. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;
  private final boolean broken;

  ConfigException(Trouble trouble, boolean broken, @Nullable Throwable cause) {
    super(trouble.text(), cause);
    this.trouble = trouble;
    this.broken = broken;
  }

  /** Whether the file could be read and holds something else, so that setting it aside helps. */
  public boolean isBroken() {
    return broken;
  }

  /** What to say of something that a file of the console's was needed for. */
  static Trouble explain(Exception failure) {
    return failure instanceof ConfigException e ? e.trouble() : Trouble.of(failure);
  }

  /** Which file, what is wrong with it, and what can be done. */
  public Trouble trouble() {
    return trouble;
  }
}
