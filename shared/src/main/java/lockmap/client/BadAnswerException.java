package lockmap.client;

import org.jspecify.annotations.Nullable;

/** An answer that no LockMap gives: something else listens there, or changes what passes by. */
public final class BadAnswerException extends ClientException {

  private static final long serialVersionUID = 1L;

  BadAnswerException(String message, @Nullable Throwable cause, boolean outcomeUnknown) {
    super(message, cause, outcomeUnknown);
  }
}
