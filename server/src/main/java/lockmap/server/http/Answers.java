package lockmap.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import lockmap.server.memory.Footprint;
import lockmap.server.store.Utf8Bytes;

/**
 * The ways in which a route answers. Each of them may be used for GET and HEAD alike: HEAD gets the
 * same headers, the length of the body included, and no body.
 */
public final class Answers {

  /** Keeps a browser from taking text for anything else. */
  public static final Header NOSNIFF =
      HeaderValues.createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff");

  /** Keeps every cache from keeping an answer. */
  public static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private static final Header TEXT =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
  private static final HeaderName KV_TTL = HeaderNames.create("KV-TTL");

  private Answers() {}

  /** The {@code ETag} of what has the given revision. */
  public static Header etag(long revision) {
    return HeaderValues.create(HeaderNames.ETAG, "\"" + revision + '"');
  }

  /**
   * The {@code KV-TTL} of what expires.
   *
   * @param seconds how long it still lives, rounded up
   */
  public static Header ttl(long seconds) {
    return HeaderValues.create(KV_TTL, Long.toString(seconds));
  }

  /** Sends a value as it is, as plain text. */
  public static void value(ServerRequest request, ServerResponse response, Utf8Bytes value) {
    send(request, response.header(TEXT), value.sharedArray());
  }

  /**
   * Sends a JSON text.
   *
   * @param body the text in UTF-8, not changed afterwards
   */
  public static void json(ServerRequest request, ServerResponse response, byte[] body) {
    send(request, response.header(HeaderValues.CONTENT_TYPE_JSON), body);
  }

  /**
   * Sends a JSON text.
   *
   * @param json what has been written, and is written to no more
   */
  public static void json(ServerRequest request, ServerResponse response, JsonWriter json) {
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    send(request, response, json.array(), json.size());
  }

  /** Sends a status without a body, such as 201, 204 or 304. */
  public static void empty(ServerResponse response, Status status) {
    response.header(NOSNIFF).header(NO_STORE).status(status).send();
  }

  /**
   * Sends a body under the status and headers that the response has. What the request held of
   * memory before is given back, except what the body takes until the client has it.
   *
   * @param body the bytes, not changed afterwards
   */
  public static void send(ServerRequest request, ServerResponse response, byte[] body) {
    send(request, response, body, body.length);
  }

  private static void send(
      ServerRequest request, ServerResponse response, byte[] body, int length) {
    takeMemory(request, Footprint.ofArray(body.length));
    response.header(NOSNIFF).header(NO_STORE);
    if (request.prologue().method().equals(Method.HEAD)) {
      response.contentLength(length);
      response.send();
    } else {
      response.send(body, 0, length);
    }
  }

  /** Where something has been done already, a problem would say that it has not. */
  private static void takeMemory(ServerRequest request, long bytes) {
    try {
      RequestMemory.current().holdJust(bytes);
    } catch (HttpProblem none) {
      Method method = request.prologue().method();
      if (method.equals(Method.GET) || method.equals(Method.HEAD)) {
        throw none;
      }
      throw new CloseConnectionException("There was no memory for the answer", none);
    }
  }
}
