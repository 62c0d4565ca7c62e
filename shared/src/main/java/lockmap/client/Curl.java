package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lockmap.client.Exchange.Body;
import org.jspecify.annotations.Nullable;

/** Writes exchanges as commands for a POSIX shell. */
final class Curl {

  /** What curl would take out of a path. */
  private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");

  private Curl() {}

  static String of(Exchange exchange) {
    List<String> words = new ArrayList<>();
    Body body = exchange.body();
    if (body != null && isToBePrinted(body)) {
      words.add("printf " + quoted(format(body.text())) + " |");
    }
    words.add("curl");
    if (exchange.stream()) {
      words.add("-N");
    }
    boolean hasData = body != null || exchange.method().equals("POST");
    if (!exchange.method().equals(hasData ? "POST" : "GET")) {
      words.add("-X " + exchange.method());
    }
    words.addAll(address(exchange));
    words.addAll(headers(exchange, hasData));
    if (hasData) {
      words.add(data(body));
    }
    return String.join(" ", words);
  }

  private static List<String> address(Exchange exchange) {
    String address = exchange.uri().toASCIIString();
    List<String> words = new ArrayList<>();
    if (DOT_SEGMENT.matcher(exchange.uri().getRawPath()).find()) {
      words.add("--path-as-is");
    }
    if (address.contains("[")) {
      words.add("-g"); // brackets are those of an IPv6 address, and no range
    }
    words.add(quoted(address));
    return words;
  }

  private static List<String> headers(Exchange exchange, boolean hasData) {
    List<String> words = new ArrayList<>();
    if (exchange.authorized()) {
      words.add("-H \"Authorization: Bearer $LOCKMAP_TOKEN\"");
    }
    exchange.headers().forEach((name, value) -> words.add("-H " + quoted(name + ": " + value)));
    if (hasData
        && exchange.headers().keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
      words.add("-H 'Content-Type:'"); // it would say that data is a form
    }
    return words;
  }

  private static String data(@Nullable Body body) {
    if (body == null) {
      return "--data-raw ''";
    }
    return body.whole() && !isToBePrinted(body)
        ? "--data-raw " + quoted(body.text())
        : "--data-binary @-";
  }

  /**
   * Whether it cannot stand in the command: no argument has a NUL, and a terminal into which other
   * control characters are pasted may do anything with them.
   */
  private static boolean isToBePrinted(Body body) {
    return body.whole() && body.text().chars().anyMatch(Curl::isUnfit);
  }

  private static boolean isUnfit(int c) {
    return Character.isISOControl(c) && c != '\n';
  }

  /** The text as a format of {@code printf}. It does not begin with a dash, as an option does. */
  private static String format(String text) {
    StringBuilder format = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '%' -> format.append("%%");
        case '\\' -> format.append("\\\\");
        default -> {
          if (isUnfit(c) || (c == '-' && at == 0)) {
            appendOctal(c, format);
          } else {
            format.append(c);
          }
        }
      }
    }
    return format.toString();
  }

  private static void appendOctal(char c, StringBuilder format) {
    for (byte b : Character.toString(c).getBytes(UTF_8)) {
      format.append("\\%03o".formatted(b & 0xFF));
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
