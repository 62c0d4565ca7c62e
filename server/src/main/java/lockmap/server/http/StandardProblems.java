package lockmap.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/** The problems that HTTP itself knows, each in words of our own and with nothing of the client. */
final class StandardProblems {

  /** What a 503 says along with its body. */
  static final Header RETRY_SOON = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "1");

  private StandardProblems() {}

  static HttpProblem badRequest(String detail) {
    return new HttpProblem(400, "bad-request", "Bad request", detail);
  }

  static HttpProblem tooLarge(String detail) {
    return new HttpProblem(413, "too-large", "Too large", detail);
  }

  static HttpProblem unsupportedMediaType(String detail) {
    return new HttpProblem(415, "unsupported-media-type", "Unsupported media type", detail);
  }

  static HttpProblem shuttingDown() {
    return new HttpProblem(503, "busy", "Busy", "The server is shutting down.").with(RETRY_SOON);
  }

  static HttpProblem outOfMemory() {
    return new HttpProblem(
            503, "busy", "Busy", "The server has no memory for this request at the moment.")
        .with(RETRY_SOON);
  }

  /** What to say where the framework gives nothing but a status. */
  static HttpProblem of(int status) {
    return switch (status) {
      case 400 -> badRequest("The request is not well-formed HTTP/1.1.");
      case 404 -> new HttpProblem(404, "not-found", "Not found", "There is nothing at this path.");
      case 405 ->
          new HttpProblem(
              405,
              "method-not-allowed",
              "Method not allowed",
              "The Allow header lists the methods that this path takes.");
      case 408 ->
          new HttpProblem(
              408,
              "request-timeout",
              "Request timeout",
              "The request made no progress for too long.");
      case 411 ->
          new HttpProblem(
              411,
              "length-required",
              "Length required",
              "A body needs a Content-Length; Transfer-Encoding is not accepted.");
      case 413 -> tooLarge("The body is larger than this server takes.");
      case 414 ->
          new HttpProblem(
              414,
              "uri-too-long",
              "URI too long",
              "The request line is longer than " + ListenerSettings.MAX_REQUEST_LINE + " bytes.");
      case 415 -> unsupportedMediaType("The body must come without a Content-Encoding.");
      case 417 ->
          new HttpProblem(
              417,
              "expectation-failed",
              "Expectation failed",
              "The only expectation that can be met is 100-continue.");
      case 431 ->
          new HttpProblem(
              431,
              "headers-too-large",
              "Headers too large",
              "The headers of the request are longer than "
                  + ListenerSettings.MAX_HEADERS
                  + " bytes together.");
      case 500 ->
          new HttpProblem(
              500,
              "internal-error",
              "Internal error",
              "The server failed to answer; its log says why.");
      case 503 ->
          new HttpProblem(503, "busy", "Busy", "The server has too many requests at the moment.")
              .with(RETRY_SOON);
      case 505 ->
          new HttpProblem(
              505, "version-not-supported", "Version not supported", "Only HTTP/1.1 is spoken.");
      default ->
          status < 500
              ? new HttpProblem(status, "refused", "Refused", "The request was refused.")
              : new HttpProblem(status, "failed", "Failed", "The request could not be answered.");
    };
  }
}
