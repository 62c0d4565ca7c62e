package lockmap.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bodies of requests say once their fields have been read, and the fields that say it. */
final class Requests {

  static final Set<Field> OPERATION = EnumSet.allOf(Field.class);
  static final Set<Field> KEY_VALUE = EnumSet.of(Field.KEY, Field.VALUE, Field.TTL);
  static final Set<Field> CAS = EnumSet.of(Field.EXPECTED, Field.REVISION, Field.NEW, Field.TTL);

  private static final Set<Field> IN_GET_OR_DELETE =
      EnumSet.of(Field.METHOD, Field.KEY, Field.IF_REVISION, Field.IF_ABSENT, Field.EXPECTED);
  private static final Set<Field> IN_PUT = with(IN_GET_OR_DELETE, Field.VALUE, Field.TTL);
  private static final Set<Field> IN_CAS = with(CAS, Field.METHOD, Field.KEY);
  private static final Set<Field> IN_INCR = EnumSet.of(Field.METHOD, Field.KEY, Field.BY);

  private Requests() {}

  private static Set<Field> with(Set<Field> fields, Field... more) {
    Set<Field> all = EnumSet.copyOf(fields);
    Collections.addAll(all, more);
    return all;
  }

  static Operation operation(Fields fields) {
    String method = fields.text(Field.METHOD);
    String key = fields.text(Field.KEY);
    return switch (method) {
      case "GET" -> {
        fields.allow(method, IN_GET_OR_DELETE);
        Condition condition = condition(fields);
        yield fields.checked(() -> new Operation.Get(key, condition));
      }
      case "PUT" -> {
        fields.allow(method, IN_PUT);
        String value = fields.text(Field.VALUE);
        Long ttl = fields.ttl(Field.TTL);
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
        long by = fields.number(Field.BY, 1);
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
    if (fields.has(Field.EXPECTED) == fields.has(Field.REVISION)) {
      throw fields.malformed("there must be either \"expected\" or \"revision\"");
    }
    if (!fields.has(Field.NEW)) {
      throw fields.malformed("\"new\" is missing");
    }
    String expected = fields.nullableText(Field.EXPECTED);
    Long revision = fields.has(Field.REVISION) ? fields.revision(Field.REVISION) : null;
    String replacement = fields.nullableText(Field.NEW);
    Long ttl = fields.ttl(Field.TTL);
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
    String key = fields.text(Field.KEY);
    String value = fields.text(Field.VALUE);
    Long ttl = fields.ttl(Field.TTL);
    return fields.checked(() -> new KeyValue(key, value, ttl));
  }

  /** A null is no condition left out but a mistake: what was meant to be checked would not be. */
  private static Condition condition(Fields fields) {
    boolean byRevision = fields.has(Field.IF_REVISION);
    boolean byAbsence = fields.has(Field.IF_ABSENT);
    boolean byValue = fields.has(Field.EXPECTED);
    if (byRevision ? byAbsence || byValue : byAbsence && byValue) {
      throw fields.malformed("\"if_revision\", \"if_absent\" and \"expected\" exclude each other");
    }
    if (byRevision) {
      return new Condition.WrittenBy(fields.revision(Field.IF_REVISION));
    }
    if (byAbsence) {
      fields.requireTrue(Field.IF_ABSENT);
      return Condition.ABSENT;
    }
    if (byValue) {
      String value = fields.text(Field.EXPECTED);
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
