package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import lockmap.api.Limits;

/** The query of a request as it is put together, every value encoded. */
final class QueryString {

  private final StringBuilder text = new StringBuilder();

  /**
   * Adds a parameter.
   *
   * @throws IllegalArgumentException where the value has no UTF-8 form
   */
  QueryString with(String name, String value) {
    Limits.requireText(name, value);
    text.append(text.isEmpty() ? '?' : '&').append(name).append('=');
    text.append(URLEncoder.encode(value, UTF_8).replace("+", "%20"));
    return this;
  }

  /** Adds a parameter, unless its value is empty, which is what it then has by default. */
  QueryString withSome(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /** The query with its question mark, or nothing where it has no parameter. */
  @Override
  public String toString() {
    return text.toString();
  }
}
