package lockmap.server;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that a stranger sends, what must be answered, and what must become of the connection.
 *
 * @param name what is wrong with them
 * @param bytes the bytes, as the characters of ISO 8859-1 that they are
 * @param answers a status for each request in them, with the slug of the problem where it is one
 * @param stays whether the connection may be used for a further request
 */
record HostileInput(String name, String bytes, List<String> answers, boolean stays) {

  /** What stands between a target and the headers of a request that is as it should be. */
  static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

  /** Some of them, on one theme. */
  static final class Theme {

    private final String name;
    private final List<HostileInput> inputs = new ArrayList<>();

    Theme(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    List<HostileInput> inputs() {
      return inputs;
    }

    /** What is answered, and may be followed by a further request. */
    Theme stays(String answers, String what, String bytes) {
      return add(answers, what, bytes, true);
    }

    /** What is answered, and is the last that is taken from its connection. */
    Theme ends(String answers, String what, String bytes) {
      return add(answers, what, bytes, false);
    }

    private Theme add(String answers, String what, String bytes, boolean stays) {
      List<String> each = List.of(answers.split(", ", -1));
      inputs.add(new HostileInput(what, bytes, each, stays));
      return this;
    }
  }

  /** A request without a body. */
  static String request(String method, String target, String... headers) {
    StringBuilder head = new StringBuilder(method + ' ' + target + HOST);
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  static String get(String target, String... headers) {
    return request("GET", target, headers);
  }

  /** A request with a body; its Content-Length is added. */
  static String withBody(String method, String target, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.length());
    return request(method, target, all.toArray(String[]::new)) + body;
  }

  static String json(String target, String body) {
    return withBody("POST", target, body, "Content-Type: application/json");
  }

  @Override
  public String toString() {
    return name;
  }
}
