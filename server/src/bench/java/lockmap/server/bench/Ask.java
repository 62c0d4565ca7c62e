package lockmap.server.bench;

/**
 * A request.
 *
 * @param method its method
 * @param path its path
 * @param body its body, of ASCII; empty for none
 */
record Ask(String method, String path, String body) {

  static Ask get(String path) {
    return new Ask("GET", path, "");
  }

  /** What tells wrk to send this; it prepares the request once. */
  String script() {
    String type = body.startsWith("{") || body.startsWith("[") ? "application/json" : "text/plain";
    return body.isEmpty()
        ? "wrk.method = \"" + method + "\"\n"
        : "wrk.method = \"%s\"%nwrk.headers[\"Content-Type\"] = \"%s\"%nwrk.body = [=[%s]=]%n"
            .formatted(method, type, body);
  }
}
