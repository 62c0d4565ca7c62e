package lockmap.client;

/**
 * A {@linkplain ClientOptions#withReadOnly read-only} client was asked to change the store. Nothing
 * was sent.
 *
 * <p>It is no {@link ClientException}, since no server has said anything and trying again is of no
 * use: what takes such an exception for trouble of the moment lets this one pass. As with the JDK's
 * read-only buffers and file systems, the operation is not supported.
 */
public final class ReadOnlyException extends UnsupportedOperationException {

  private static final long serialVersionUID = 1L;

  ReadOnlyException(String message) {
    super(message);
  }
}
