package lockmap.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer as it was read from the wire.
 *
 * @param status the status code
 * @param headers the header lines
 * @param body the body as text
 */
public record RawAnswer(int status, List<String> headers, String body) {

  static RawAnswer of(String statusLine, List<String> headers) {
    if (!statusLine.matches("HTTP/1\\.1 [1-5]\\d\\d .*")) {
      throw new AssertionError("No status line: " + statusLine);
    }
    return new RawAnswer(Integer.parseInt(statusLine, 9, 12, 10), List.copyOf(headers), "");
  }

  RawAnswer withBody(byte[] bytes) {
    return new RawAnswer(status, headers, new String(bytes, UTF_8));
  }

  /** The value of a header that is there at most once. */
  public Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    List<String> found =
        headers.stream()
            .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
            .map(header -> header.substring(start.length()).strip())
            .toList();
    if (found.size() > 1) {
      throw new AssertionError(name + " is there more than once in " + this);
    }
    return found.stream().findFirst();
  }

  /** The Content-Length, 0 where there is none. */
  public int contentLength() {
    return header("Content-Length").map(Integer::parseInt).orElse(0);
  }
}
