package lockmap.console.connect;

import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** A keystore did not do what it was asked. */
public final class SecretsException extends Exception {

  private static final long serialVersionUID = 1L;

  SecretsException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** What happened, and what can be done. */
  public Trouble trouble() {
    return new Trouble(
        String.valueOf(getMessage()),
        "Unlock the keystore and try again, or give the token at each connect.");
  }
}
