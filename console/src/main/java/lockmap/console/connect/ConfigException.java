package lockmap.console.connect;

import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** A file of the console's that could not be read or written, and was left as it is. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  ConfigException(Trouble trouble, @Nullable Throwable cause) {
    super(trouble.text(), cause);
    this.trouble = trouble;
  }

  /** Which file, what is wrong with it, and what can be done. */
  public Trouble trouble() {
    return trouble;
  }
}
