package lockmap.client;

import org.jspecify.annotations.Nullable;

/**
 * A request that did not get the answer it was made for. What may well happen (a key that is not
 * there, a condition that does not hold) is an answer and never thrown.
 */
public abstract sealed class ClientException extends RuntimeException
    permits RefusedException, NoAnswerException, BadAnswerException {

  private static final long serialVersionUID = 1L;

  private final boolean outcomeUnknown;

  ClientException(String message, @Nullable Throwable cause, boolean outcomeUnknown) {
    super(message, cause);
    this.outcomeUnknown = outcomeUnknown;
  }

  /**
   * Whether the request may have changed the store although it failed. Where it is false nothing
   * was changed by it, and it can be made again.
   */
  public boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }
}
