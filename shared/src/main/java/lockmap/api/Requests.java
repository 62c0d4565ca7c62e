package lockmap.api;

import java.util.Set;

/** What the bodies of part A's requests say, once their fields have been read. */
final class Requests {

  static final Set<String> OPERATION = Set.of("method", "key", "value", "ttl");
  static final Set<String> CAS = Set.of("expected", "revision", "new", "ttl");

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
    if (fields.has("expected") == fields.has("revision")) {
      throw fields.malformed("there must be either \"expected\" or \"revision\"");
    }
    if (!fields.has("new")) {
      throw fields.malformed("\"new\" is missing");
    }
    String expected = fields.nullableText("expected");
    Long revision = fields.has("revision") ? fields.revision("revision") : null;
    String replacement = fields.nullableText("new");
    Long ttl = fields.ttl("ttl");
    return fields.checked(() -> new CasRequest(expected, revision, replacement, ttl));
  }

  private static void refuseWhatIsStored(Fields fields, String method) {
    fields.refuse("value", method);
    fields.refuse("ttl", method);
  }
}
