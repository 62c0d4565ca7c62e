package lockmap.server.config;

/**
 * Says in one sentence which setting cannot be followed, what it is, where it was set, and what is
 * allowed.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A complaint that an operator can act on; made one line if it should not be. */
  public ConfigException(String sentence) {
    super(oneLine(sentence));
  }

  /** A complaint that an operator can act on, and what it came from. */
  public ConfigException(String sentence, Throwable cause) {
    super(oneLine(sentence), cause);
  }

  private static String oneLine(String sentence) {
    return sentence.replaceAll("\\p{Cntrl}", "?");
  }
}
