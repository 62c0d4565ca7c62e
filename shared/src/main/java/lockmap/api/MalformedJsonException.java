package lockmap.api;

/**
 * Bytes that are not the JSON asked for. The message is one sentence for whoever sent them: what is
 * wrong and where, with nothing of this program in it. It is an answer, not a fault, so it has no
 * stack trace.
 */
public final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedJsonException(String message) {
    super(message, null, false, false);
  }
}
