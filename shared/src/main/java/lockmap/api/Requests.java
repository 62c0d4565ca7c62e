package lockmap.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the bodies of requests say once their fields have been read, and the fields that say it. */
final class Requests {

  static final Set<String> OPERATION =
      Set.of(
          "method",
          "key",
          "value",
          "ttl",
          "by",
          "expected",
          "revision",
          "new",
          "if_revision",
          "if_absent");
  static final Set<String> KEY_VALUE = Set.of("key", "value", "ttl");
  static final Set<String> CAS = Set.of("expected", "revision", "new", "ttl");

  private static final Set<String> IN_GET_OR_DELETE =
      Set.of("method", "key", "if_revision", "if_absent", "expected");
  private static final Set<String> IN_PUT =
      Set.of("method", "key", "value", "ttl", "if_revision", "if_absent", "expected");
  private static final Set<String> IN_CAS =
      Set.of("method", "key", "expected", "revision", "new", "ttl");
  private static final Set<String> IN_INCR = Set.of("method", "key", "by");

  private Requests() {}

  static Operation operation(Fields fields) {
    String method = fields.text("method");
    String key = fields.text("key");
    return switch (method) {
      case "GET" -> {
        fields.allow(method, IN_GET_OR_DELETE);
        Condition condition = condition(fields);
        yield fields.checked(() -> new Operation.Get(key, condition));
      }
      case "PUT" -> {
        fields.allow(method, IN_PUT);
        String value = fields.text("value");
        Long ttl = fields.ttl("ttl");
        Condition condition = condition(fields);
        yield fields.checked(() -> new Operation.Put(key, value, ttl, condition));
      }
      case "DELETE" -> {
        fields.allow(method, IN_GET_OR_DELETE);
        Condition condition = condition(fields);
        yield fields.checked(() -> new Operation.Delete(key, condition));
      }
      case "CAS" -> {
        fields.allow(method, IN_CAS);
        CasRequest swap = cas(fields);
        yield fields.checked(() -> new Operation.CompareAndSwap(key, swap));
      }
      case "INCR" -> {
        fields.allow(method, IN_INCR);
        long by = fields.number("by", 1);
        yield fields.checked(() -> new Operation.Increment(key, by));
      }
      default ->
          throw fields.malformed(
              "\"method\" must be GET, PUT, DELETE, CAS or INCR, not " + Quoted.of(method));
    };
  }

  /** The fields of an operation, in the order in which they are written. */
  static Map<String, @Nullable Object> fieldsOf(Operation operation) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("method", operation.method());
    fields.put("key", operation.key());
    switch (operation) {
      case Operation.Get get -> put(get.condition(), fields);
      case Operation.Put put -> {
        fields.put("value", put.value());
        putUnlessNull("ttl", put.ttl(), fields);
        put(put.condition(), fields);
      }
      case Operation.Delete delete -> put(delete.condition(), fields);
      case Operation.CompareAndSwap swap -> fields.putAll(fieldsOf(swap.swap()));
      case Operation.Increment increment -> fields.put("by", increment.by());
    }
    return fields;
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

  /** The fields of a swap: null says something in two of them, and nothing in the other two. */
  static Map<String, @Nullable Object> fieldsOf(CasRequest swap) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    if (swap.revision() == null) {
      fields.put("expected", swap.expected());
    } else {
      fields.put("revision", swap.revision());
    }
    fields.put("new", swap.replacement());
    putUnlessNull("ttl", swap.ttl(), fields);
    return fields;
  }

  static KeyValue keyValue(Fields fields) {
    String key = fields.text("key");
    String value = fields.text("value");
    Long ttl = fields.ttl("ttl");
    return fields.checked(() -> new KeyValue(key, value, ttl));
  }

  /** A null is no condition left out but a mistake: what was meant to be checked would not be. */
  private static Condition condition(Fields fields) {
    if (Stream.of("if_revision", "if_absent", "expected").filter(fields::has).count() > 1) {
      throw fields.malformed("\"if_revision\", \"if_absent\" and \"expected\" exclude each other");
    }
    if (fields.has("if_revision")) {
      return new Condition.WrittenBy(fields.revision("if_revision"));
    }
    if (fields.has("if_absent")) {
      fields.requireTrue("if_absent");
      return Condition.ABSENT;
    }
    if (fields.has("expected")) {
      String value = fields.text("expected");
      return fields.checked(() -> new Condition.Holding(value));
    }
    return Condition.NONE;
  }

  private static void put(Condition condition, Map<String, @Nullable Object> fields) {
    switch (condition) {
      case Condition.None _ -> {}
      case Condition.Absent _ -> fields.put("if_absent", true);
      case Condition.WrittenBy(long revision) -> fields.put("if_revision", revision);
      case Condition.Holding(String value) -> fields.put("expected", value);
    }
  }

  private static void putUnlessNull(
      String name, @Nullable Object value, Map<String, @Nullable Object> fields) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
