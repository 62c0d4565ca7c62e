package lockmap.server.command;

/** What a command was given to send cannot be sent; the message is a sentence for its user. */
final class BadDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadDataException(String message) {
    super(message);
  }

  BadDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
