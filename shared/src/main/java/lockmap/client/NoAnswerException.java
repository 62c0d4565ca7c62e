package lockmap.client;

/** A request was not answered, or not to the end. */
public final class NoAnswerException extends ClientException {

  private static final long serialVersionUID = 1L;

  /** Why there was no answer. */
  public enum Reason {
    /** No connection came about, so that nothing was asked. */
    UNREACHABLE,
    /** The answer did not come in the time that it was given. */
    TIMED_OUT,
    /** The connection broke. */
    BROKEN_OFF,
    /** The calling thread was interrupted, and still has that mark. */
    INTERRUPTED
  }

  private final Reason reason;
  private final String detail;

  NoAnswerException(
      Reason reason, String request, String detail, Throwable cause, boolean outcomeUnknown) {
    super(request + ": " + detail, cause, outcomeUnknown);
    this.reason = reason;
    this.detail = detail;
  }

  /** Why there was no answer. */
  public Reason reason() {
    return reason;
  }

  /** The same in words, without the request that the message names. */
  public String detail() {
    return detail;
  }
}
