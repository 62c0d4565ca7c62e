package lockmap.server;

import static lockmap.server.HostileInput.HOST;
import static lockmap.server.HostileInput.get;
import static lockmap.server.HostileInput.request;
import static lockmap.server.HostileInput.withBody;

import java.util.List;
import lockmap.server.HostileInput.Theme;

/** Requests of which the beginning, the headers or the end are not as they must be. */
final class HostileFraming {

  /** What an unread body holds, or what follows: a request that must never be carried out. */
  static final String SMUGGLED =
      "PUT /store/smuggled HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";

  private HostileFraming() {}

  static List<Theme> themes() {
    return List.of(
        requestLines(), targets(), otherProtocols(), headers(), lengths(), encodings(), bodies());
  }

  private static Theme requestLines() {
    return new Theme("Request lines")
        .ends("400 bad-request", "no target", "GET\r\nHost: localhost\r\n\r\n")
        .ends("400 bad-request", "no version", "GET /status\r\nHost: localhost\r\n\r\n")
        .ends("400 bad-request", "a blank target", "GET " + HOST + "\r\n")
        .ends("400 bad-request", "a space in the target", get("/store/a b"))
        .stays("400 bad-key", "a tab in the target", get("/store/a\tb"))
        .stays("400 bad-key", "a NUL in the target", get("/store/a\0b"))
        .stays("400 bad-parameter", "a NUL in the query", get("/store?prefix=a\0b"))
        .ends("400 bad-request", "a tab behind the method", "GET\t/status" + HOST + "\r\n")
        .ends("400 bad-request", "a method that is no token", request("G(T", "/status"))
        .ends("400 bad-request", "no method", request("", "/status"))
        .stays("405 method-not-allowed", "a method that nobody knows", request("BREW", "/status"))
        .stays("200", "a method in lower case, which is taken for it", request("get", "/status"))
        .stays("405 method-not-allowed", "TRACE", request("TRACE", "/status"))
        .ends("414 uri-too-long", "an oversized method", request("A".repeat(9000), "/status"))
        .ends("400 bad-request", "an empty line before it", "\r\n" + get("/status"))
        .ends("400 bad-request", "HTTP/1.2", "GET /status HTTP/1.2\r\nHost: localhost\r\n\r\n")
        .ends("400 bad-request", "HTTP/0.9", "GET /status\r\n\r\n")
        .ends("400 bad-request", "http/1.1", "GET /status http/1.1\r\nHost: localhost\r\n\r\n")
        .ends("400 bad-request", "HTTP/1.1 and more", "GET /status HTTP/1.1x\r\n\r\n")
        .ends("400 bad-request", "a bare LF behind it", "GET /status HTTP/1.1\nHost: x\r\n\r\n")
        .ends("414 uri-too-long", "an oversized target", get("/" + "a".repeat(8192)))
        .ends("414 uri-too-long", "an endless line", "GET /" + "a".repeat(20_000))
        .stays("400 bad-key", "the longest line", get("/store/" + "a".repeat(8192 - 21)));
  }

  private static Theme targets() {
    return new Theme("Targets")
        .stays("200", "absolute form", get("http://localhost/store/own"))
        .stays("400 bad-request", "absolute form of another host", get("http://evil/store/own"))
        .stays("400 bad-request", "absolute form with user", get("http://a@localhost/store/own"))
        .stays("400 bad-request", "a scheme of no web", get("file:///etc/passwd"))
        .stays("400 bad-request", "authority form", get("localhost:80"))
        .stays("400 bad-request", "CONNECT", request("CONNECT", "evil.example:443"))
        .stays("204", "OPTIONS *", request("OPTIONS", "*"))
        .stays("400 bad-request", "GET *", get("*"))
        .stays("400 bad-request", "a fragment", get("/store/own#a"))
        .stays("400 bad-request", "no slash in front", get("store/own"))
        .stays("404 not-found", "two slashes in front", get("//store/own"))
        .stays("404 not-found", "dots to another path", get("/health/../status"))
        .stays("404 not-found", "a parameter of the path", get("/status;jsessionid=1"))
        .stays("404 not-found", "an escaped letter of a route", get("/%73tatus"))
        .stays("404 not-found", "an upper case route", get("/STATUS"))
        .stays("404 not-found", "a slash behind a route", get("/status/"))
        .stays("200", "an empty query", get("/status?"))
        .stays("200", "a query of nothing but ?", get("/status????"));
  }

  private static Theme otherProtocols() {
    return new Theme("Other protocols")
        .ends("505 version-not-supported", "HTTP/1.0", "GET /status HTTP/1.0\r\n\r\n")
        .ends(
            "505 version-not-supported",
            "HTTP/1.0 with keep-alive",
            "GET /status HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n")
        .ends(
            "505 version-not-supported",
            "chunks in HTTP/1.0",
            "PUT /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nhello\r\n0\r\n\r\n")
        .ends(
            "505 version-not-supported",
            "chunks and a length in HTTP/1.0",
            "PUT /a HTTP/1.0\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello")
        .ends("400 bad-request", "HTTP/2 by prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        .stays(
            "200",
            "an upgrade to HTTP/2",
            get(
                "/store/own",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"))
        .stays(
            "200",
            "an upgrade to WebSocket",
            get(
                "/store/own",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
        .ends("400 bad-request", "TLS", "\26\3\1\2\0\1\0\1\374\3\3" + "\245".repeat(32) + "\r\n")
        .ends("400 bad-request", "TLS without a line end", "\26\3\1\2\0\1\0\1\374\3\3")
        .ends("400 bad-request", "SSH", "SSH-2.0-OpenSSH_9.2\r\n")
        .ends("400 bad-request", "SMTP", "EHLO localhost\r\n")
        .ends("400 bad-request", "Redis", "*1\r\n$4\r\nPING\r\n")
        .ends("400 bad-request", "garbage", "\377\376\0\1\200\r\n\r\n")
        .ends("400 bad-request", "nothing but line ends", "\r\n".repeat(5000));
  }

  private static Theme headers() {
    return new Theme("Headers")
        .ends("400 bad-request", "a bare LF behind one", "GET /status HTTP/1.1\r\nHost: x\n\r\n")
        .ends("400 bad-request", "a bare LF in one", get("/status", "A: b\nTransfer-Encoding: x"))
        .ends("400 bad-request", "a bare CR in one", get("/status", "A: b\rTransfer-Encoding: x"))
        .ends("400 bad-request", "a NUL in a value", get("/status", "A: b\0c"))
        .ends("400 bad-request", "a NUL in a name", get("/status", "A\0: b"))
        .ends("400 bad-request", "a control character", get("/status", "A: b\33c"))
        .ends("400 bad-request", "a folded header", get("/status", "A: b\r\n c"))
        .ends("400 bad-request", "a folded length", get("/status", "A: b\r\n Content-Length: 5"))
        .ends("400 bad-request", "a folded first header", "GET / HTTP/1.1\r\n Host: x\r\n\r\n")
        .ends("400 bad-request", "no colon", get("/status", "A"))
        .ends("400 bad-request", "no name", get("/status", ": b"))
        .ends("400 bad-request", "a space before the colon", get("/status", "A : b"))
        .ends("400 bad-request", "a name that is no token", get("/status", "A(b): c"))
        .ends(
            "431 headers-too-large", "an oversized one", get("/status", "A: " + "b".repeat(16384)))
        .ends(
            "431 headers-too-large", "an oversized name", get("/status", "A".repeat(16384) + ": b"))
        .ends("431 headers-too-large", "too many", get("/status", "A: b\r\n".repeat(4000) + "A: b"))
        .ends(
            "431 headers-too-large", "endless ones", "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(3000))
        .stays("200", "a thousand", get("/store/own", "A: b\r\n".repeat(999) + "A: b"))
        .ends("400 bad-request", "no Host", "GET /status HTTP/1.1\r\n\r\n")
        .ends("400 bad-request", "an empty Host", "GET /status HTTP/1.1\r\nHost:\r\n\r\n")
        .ends("400 bad-request", "two Hosts", get("/status", "Host: localhost"))
        .ends("400 bad-request", "a space in Host", "GET /status HTTP/1.1\r\nHost: x y\r\n\r\n")
        .ends("400 bad-request", "a Host without a port", "GET / HTTP/1.1\r\nHost: x:y\r\n\r\n")
        .ends("400 bad-request", "a path in Host", "GET / HTTP/1.1\r\nHost: localhost/x\r\n\r\n")
        .ends("400 bad-request", "a user in Host", "GET / HTTP/1.1\r\nHost: a@localhost\r\n\r\n")
        .ends("417 expectation-failed", "an odd expectation", get("/status", "Expect: a-pony"))
        .stays(
            "400 bad-request",
            "an If-Match of garbage",
            withBody("PUT", "/store/own", "x", "If-Match: W/\"1, *"))
        .stays(
            "400 bad-request",
            "an If-Match that is no ASCII",
            withBody("PUT", "/store/own", "x", "If-Match: \"\377\""))
        .stays(
            "400 bad-event-id",
            "a Last-Event-ID of garbage",
            get("/watch?all=true", "Last-Event-ID: -1"))
        .stays(
            "200",
            "X-Forwarded-For of a stranger",
            get("/store/own", "X-Forwarded-For: 127.0.0.1, ;, \377"));
  }

  private static Theme lengths() {
    return new Theme("Lengths")
        .ends("400 bad-request", "a signed length", put("Content-Length: +5"))
        .ends("400 bad-request", "a negative length", put("Content-Length: -5"))
        .ends("400 bad-request", "a hexadecimal length", put("Content-Length: 0x5"))
        .ends("400 bad-request", "an empty length", put("Content-Length:"))
        .ends("400 bad-request", "a length with a point", put("Content-Length: 5.0"))
        .ends("400 bad-request", "a length with an exponent", put("Content-Length: 1e1"))
        .ends("400 bad-request", "a length of other digits", put("Content-Length: \331\245"))
        .ends("400 bad-request", "past 64 bits", put("Content-Length: 18446744073709551621"))
        .ends("400 bad-request", "a list of lengths", put("Content-Length: 5, 5"))
        .ends("400 bad-request", "two equal lengths", put("Content-Length: 5\r\nContent-Length: 5"))
        .ends("400 bad-request", "two lengths", put("Content-Length: 5\r\nContent-Length: 6"))
        .ends("400 bad-request", "a space before the colon", put("Content-Length : 5"))
        .ends("413 too-large", "63 bits", put("Content-Length: 9223372036854775807"))
        .ends("413 too-large", "a byte past what is drained", put("Content-Length: 16777217"))
        .stays("204", "no length, so no body", request("PUT", "/store/own"))
        .stays("204", "leading zeros", put("Content-Length: 0000000005"))
        .ends("408 request-timeout", "more than comes", put("Content-Length: 500").stripTrailing())
        .stays(
            "204, 204",
            "pipelined, the first with a body that is a request",
            withBody("PUT", "/store/own", SMUGGLED) + put("Content-Length: 5"));
  }

  private static Theme encodings() {
    return new Theme("Transfer-Encoding")
        .ends("411 length-required", "well-formed chunks", chunks("5\r\nhello\r\n0\r\n\r\n"))
        .ends("411 length-required", "a chunk extension", chunks("5;a=b\r\nhello\r\n0\r\n\r\n"))
        .ends("411 length-required", "a bare LF in an extension", chunks("5;\nhello\r\n0\r\n\r\n"))
        .ends("411 length-required", "a signed chunk size", chunks("+5\r\nhello\r\n0\r\n\r\n"))
        .ends("411 length-required", "a negative chunk size", chunks("-5\r\nhello\r\n0\r\n\r\n"))
        .ends("411 length-required", "0x in a chunk size", chunks("0x5\r\nhello\r\n0\r\n\r\n"))
        .ends(
            "411 length-required", "a size past 32 bits", chunks("100000005\r\nhello\r\n0\r\n\r\n"))
        .ends("411 length-required", "no chunk size", chunks("\r\nhello\r\n0\r\n\r\n"))
        .ends("411 length-required", "an unchecked terminator", chunks("5\r\nhelloXX0\r\n\r\n"))
        .ends("411 length-required", "no last chunk", chunks("5\r\nhello\r\n"))
        .ends("411 length-required", "trailers", chunks("0\r\nContent-Length: 5\r\n\r\n"))
        .ends("411 length-required", "many small chunks", chunks("1\r\na\r\n".repeat(4000)))
        .ends("411 length-required", "an endless chunk size", chunks("0".repeat(20_000)))
        .ends("411 length-required", "an endless extension", chunks("5;" + "a".repeat(20_000)))
        .ends("411 length-required", "gzip, chunked", put("Transfer-Encoding: gzip, chunked"))
        .ends("411 length-required", "chunked, chunked", put("Transfer-Encoding: chunked, chunked"))
        .ends(
            "411 length-required",
            "two headers of it",
            put("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"))
        .ends("411 length-required", "identity", put("Transfer-Encoding: identity"))
        .ends("411 length-required", "xchunked", put("Transfer-Encoding: xchunked"))
        .ends("411 length-required", "CHUNKED", put("TRANSFER-ENCODING: CHUNKED"))
        .ends("411 length-required", "a tab in front", put("Transfer-Encoding:\tchunked"))
        .ends("400 bad-request", "a vertical tab in front", put("Transfer-Encoding: \13chunked"))
        .ends("411 length-required", "nothing", put("Transfer-Encoding:"))
        .ends("400 bad-request", "a space before the colon", put("Transfer-Encoding : chunked"))
        .ends(
            "411 length-required",
            "with a length",
            put("Content-Length: 5\r\nTransfer-Encoding: chunked"))
        .ends(
            "411 length-required",
            "before a length",
            put("Transfer-Encoding: chunked\r\nContent-Length: 5"))
        .ends("411 length-required", "on GET", get("/status", "Transfer-Encoding: chunked"))
        .ends(
            "415 unsupported-media-type",
            "Content-Encoding",
            put("Content-Encoding: gzip\r\nContent-Length: 5"));
  }

  /** What is refused before its body was read, which holds a request. */
  private static Theme bodies() {
    String cas = "Content-Type: text/plain";
    return new Theme("Refused with an unread body that holds a request")
        .stays("404 not-found", "no such path", withBody("POST", "/nowhere", SMUGGLED))
        .stays("405 method-not-allowed", "no such method", withBody("POST", "/status", SMUGGLED))
        .stays("400 bad-key", "no such key", withBody("PUT", "/store/..", SMUGGLED))
        .stays("400 bad-parameter", "no such ttl", withBody("PUT", "/store/a?ttl=x", SMUGGLED))
        .stays(
            "415 unsupported-media-type",
            "no JSON",
            withBody("POST", "/store/cas/own", SMUGGLED, cas))
        .stays("200", "a GET with a body", withBody("GET", "/store/own", SMUGGLED))
        .stays("404 no-such-key", "a DELETE with a body", withBody("DELETE", "/store/no", SMUGGLED))
        .ends(
            "404 not-found",
            "no such path, and close",
            withBody("POST", "/nowhere", SMUGGLED, "Connection: close"))
        .ends(
            "405 method-not-allowed",
            "no such method, and close",
            withBody("POST", "/status", SMUGGLED, "Connection: close"))
        .ends(
            "400 bad-key",
            "no such key, and close",
            withBody("PUT", "/store/..", SMUGGLED, "Connection: close"))
        .ends(
            "415 unsupported-media-type",
            "no JSON, and close",
            withBody("POST", "/store/cas/own", SMUGGLED, cas, "Connection: close"))
        .ends(
            "200",
            "a GET with a body, and close",
            withBody("GET", "/store/own", SMUGGLED, "Connection: close"))
        .ends(
            "404 not-found",
            "not continued",
            withBody("POST", "/nowhere", SMUGGLED, "Expect: 100-continue"))
        .ends(
            "413 too-large",
            "too large",
            "PUT /store/a" + HOST + "Content-Length: 99999999\r\n\r\n");
  }

  private static String put(String headers) {
    return "PUT /store/own" + HOST + headers + "\r\n\r\nhello";
  }

  private static String chunks(String body) {
    return "PUT /store/a" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + body;
  }
}
