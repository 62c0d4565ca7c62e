package lockmap.server;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockmap.server.http.RawAnswer;

/**
 * An answer of a server, however it was read.
 *
 * @param status its status code
 * @param headers its headers, by their names in lower case
 * @param body its body as text; of a stream, what was read of it
 */
record Answer(int status, Map<String, String> headers, String body) {

  static Answer of(HttpResponse<String> response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(lowerCase(name), String.join(", ", values)));
    return new Answer(response.statusCode(), headers, response.body());
  }

  static Answer of(RawAnswer raw) {
    Map<String, String> headers = new TreeMap<>();
    for (String line : raw.headers()) {
      List<String> parts = List.of(line.split(": *", 2));
      headers.merge(lowerCase(parts.getFirst()), parts.getLast(), (one, two) -> one + ", " + two);
    }
    return new Answer(raw.status(), headers, raw.body());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(lowerCase(name)));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
