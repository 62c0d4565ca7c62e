package lockmap.server.http;

import java.util.stream.Stream;

/**
 * Bytes that are no request, or of which it cannot be known where the request ends.
 *
 * @param status the status of the answer that they get
 * @param name what is wrong with them
 * @param bytes the bytes, in ISO 8859-1
 */
record MalformedRequest(int status, String name, String bytes) {

  static Stream<MalformedRequest> all() {
    return Stream.of(
        // Request lines
        request(400, "no target", "GET\r\nHost: x\r\n\r\n"),
        request(400, "no version", "GET /status\r\nHost: x\r\n\r\n"),
        request(400, "a blank target", "GET  HTTP/1.1\r\nHost: x\r\n\r\n"),
        request(400, "a space in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
        request(400, "a method that is no token", "G(T /status HTTP/1.1\r\nHost: x\r\n\r\n"),
        request(400, "an empty first line", "\r\nGET /status HTTP/1.1\r\nHost: x\r\n\r\n"),
        request(400, "TLS", "\u0016\u0003\u0001\u0002\u0000 \u0001 \u0000\r\n\r\n"),
        request(400, "HTTP/1.2", "GET /status HTTP/1.2\r\nHost: x\r\n\r\n"),
        request(400, "HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        request(505, "HTTP/1.0", "GET /status HTTP/1.0\r\n\r\n"),
        request(505, "HTTP/1.0 with Host", "GET /status HTTP/1.0\r\nHost: x\r\n\r\n"),
        request(
            414, "an oversized line", "GET /" + "a".repeat(8192) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
        // Headers
        request(400, "a bare LF behind the line", "GET /status HTTP/1.1\nHost: x\r\n\r\n"),
        request(400, "a bare LF behind a header", "GET /status HTTP/1.1\r\nHost: x\n\r\n"),
        request(400, "a bare CR in a header", "GET /status HTTP/1.1\r\nHost: x\rA: b\r\n\r\n"),
        request(400, "a NUL in a header", get("A: b\0c")),
        request(400, "a folded header", get("A: b\r\n c")),
        request(400, "a folded header with a colon", get("A: b\r\n Content-Length: 5")),
        request(400, "a header without a colon", get("A")),
        request(400, "a space before the colon", get("A : b")),
        request(400, "no Host", "GET /status HTTP/1.1\r\n\r\n"),
        request(400, "an empty Host", "GET /status HTTP/1.1\r\nHost:\r\n\r\n"),
        request(400, "two Hosts", get("Host: localhost")),
        request(400, "a Host with a space", "GET /status HTTP/1.1\r\nHost: x y\r\n\r\n"),
        request(400, "a Host with no port", "GET /status HTTP/1.1\r\nHost: x:y\r\n\r\n"),
        request(431, "an oversized header", get("A: " + "b".repeat(16_384))),
        request(431, "an oversized header name", get("A".repeat(16_384) + ": b")),
        request(431, "oversized headers", get("A: b\r\n".repeat(4_000) + "A: b")),
        // Lengths
        request(400, "a signed length", put("Content-Length: +5")),
        request(400, "a negative length", put("Content-Length: -5")),
        request(400, "a hexadecimal length", put("Content-Length: 0x5")),
        request(400, "an empty length", put("Content-Length:")),
        request(400, "a length that overflows", put("Content-Length: 18446744073709551621")),
        request(400, "a list of lengths", put("Content-Length: 5, 5")),
        request(400, "equal lengths", put("Content-Length: 5\r\nContent-Length: 5")),
        request(400, "unequal lengths", put("Content-Length: 5\r\nContent-Length: 6")),
        request(400, "a space behind Content-Length", put("Content-Length : 5")),
        request(415, "an encoded body", put("Content-Encoding: gzip\r\nContent-Length: 5")),
        // Transfer-Encoding, with all that the framework's chunk reader is known to get wrong
        request(411, "well-formed chunks", chunks("5\r\nhello\r\n0\r\n\r\n")),
        request(411, "a chunk extension", chunks("5;a=b\r\nhello\r\n0\r\n\r\n")),
        request(411, "a signed chunk size", chunks("+5\r\nhello\r\n0\r\n\r\n")),
        request(411, "an unchecked terminator", chunks("5\r\nhelloXX0\r\n\r\n")),
        request(411, "an endless chunk size", chunks("0".repeat(100_000))),
        request(411, "chunked and something", put("Transfer-Encoding: gzip, chunked")),
        request(411, "chunked twice", put("Transfer-Encoding: chunked, chunked")),
        request(411, "not chunked", put("Transfer-Encoding: identity")),
        request(411, "nearly chunked", put("Transfer-Encoding: xchunked")),
        request(411, "an empty encoding", put("Transfer-Encoding:")),
        request(
            411, "chunked and a length", put("Transfer-Encoding: chunked\r\nContent-Length: 5")),
        request(411, "chunked on GET", get("Transfer-Encoding: chunked")),
        request(417, "another expectation", put("Expect: a-pony\r\nContent-Length: 5")));
  }

  @Override
  public String toString() {
    return name;
  }

  private static MalformedRequest request(int status, String name, String bytes) {
    return new MalformedRequest(status, name, bytes);
  }

  private static String get(String headers) {
    return "GET /status HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
  }

  private static String put(String headers) {
    return "PUT /store/a HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\nhello";
  }

  private static String chunks(String body) {
    return "PUT /store/a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
  }
}
