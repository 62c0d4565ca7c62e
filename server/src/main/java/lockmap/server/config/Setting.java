package lockmap.server.config;

/**
 * A setting as it was written, not yet understood.
 *
 * @param key its dashed name, as in {@code store.max-value-size}
 * @param text its value; a list reads {@code [a, b]}, and nothing at all reads as empty
 * @param origin where it was written, to follow the word "in"
 */
record Setting(String key, String text, String origin) {

  /** The complaint that the value is not what is allowed. */
  ConfigException mustBe(String allowed) {
    return new ConfigException(sentence(allowed));
  }

  /** The same, and what told so. */
  ConfigException mustBe(String allowed, Throwable cause) {
    return new ConfigException(sentence(allowed), cause);
  }

  private String sentence(String allowed) {
    return key + " must be " + allowed + ", but is \"" + text + "\" in " + origin;
  }
}
