package lockmap.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is put together: a GET, unless it is made something else. It has all but the
 * token, which is the business of whoever sends it. Not safe for several threads.
 */
final class Request {

  private final URI uri;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String method = "GET";
  private byte @Nullable [] body;
  private @Nullable Duration timeout;
  private boolean changesStore;

  Request(URI uri) {
    this.uri = uri;
  }

  Request header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Has the whole of the answer come in some time; otherwise it may take for ever. */
  Request timeout(Duration most) {
    timeout = most;
    return this;
  }

  Request put(byte[] content) {
    return changing("PUT", content);
  }

  Request post(byte[] content) {
    return changing("POST", content);
  }

  Request post() {
    return changing("POST", null);
  }

  Request delete() {
    return changing("DELETE", null);
  }

  /** Says that this changes nothing, though its method is one that does. */
  Request onlyReading() {
    changesStore = false;
    return this;
  }

  /** Whether it may change the store; so may all but a GET, unless it was said not to. */
  boolean changesStore() {
    return changesStore;
  }

  URI uri() {
    return uri;
  }

  String method() {
    return method;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte @Nullable [] body() {
    return body;
  }

  /** What the JDK makes of it. */
  HttpRequest.Builder toHttp() {
    HttpRequest.Builder http = HttpRequest.newBuilder(uri);
    headers.forEach(http::header);
    if (timeout != null) {
      http.timeout(timeout);
    }
    return switch (method) {
      case "GET" -> http.GET(); // with an empty body it would have a length
      case "DELETE" -> http.DELETE();
      default -> http.method(method, content());
    };
  }

  private BodyPublisher content() {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  private Request changing(String by, byte @Nullable [] content) {
    method = by;
    body = content;
    changesStore = true;
    return this;
  }
}
