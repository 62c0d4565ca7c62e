package lockmap.api;

import java.util.Set;

/** What the bodies of part A's requests say, once their fields have been read. */
final class Requests {

  static final Set<String> OPERATION = Set.of("method", "key", "value", "ttl");
  static final Set<String> CAS = Set.of("expected", "new");

  private Requests() {}

  static Operation operation(Fields fields) {
    String method = fields.text("method");
    String key = fields.text("key");
    return switch (method) {
      case "GET" -> {
        refuseWhatIsStored(fields, method);
        yield fields.checked(() -> new Operation.Get(key));
      }
      case "PUT" -> {
        String value = fields.text("value");
        Long ttl = fields.ttl("ttl");
        yield fields.checked(() -> new Operation.Put(key, value, ttl));
      }
      case "DELETE" -> {
        refuseWhatIsStored(fields, method);
        yield fields.checked(() -> new Operation.Delete(key));
      }
      default ->
          throw fields.malformed("\"method\" must be GET, PUT or DELETE, not " + Quoted.of(method));
    };
  }

  static CasRequest cas(Fields fields) {
    String expected = fields.text("expected");
    String replacement = fields.text("new");
    return fields.checked(() -> new CasRequest(expected, replacement));
  }

  private static void refuseWhatIsStored(Fields fields, String method) {
    fields.refuse("value", method);
    fields.refuse("ttl", method);
  }
}
