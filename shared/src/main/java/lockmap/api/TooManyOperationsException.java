package lockmap.api;

/**
 * A batch of more than {@link Limits#MAX_BATCH_OPERATIONS} operations. A type of its own, because
 * the contract answers 413 and not 400 to it. It has no stack trace.
 */
public final class TooManyOperationsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyOperationsException() {
    super(
        "a batch may have " + Limits.MAX_BATCH_OPERATIONS + " operations at most",
        null,
        false,
        false);
  }
}
