package lockmap.console.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockmap.api.MalformedJsonException;
import lockmap.api.TooManyOperationsException;
import lockmap.api.WireJson;
import org.jspecify.annotations.Nullable;

/** Drafts as the body of the request that they are to become, one operation on each line. */
final class DraftJson {

  private DraftJson() {}

  /**
   * What would be sent. A draft that cannot be run is written as it was typed, so that the reader
   * complains about it in its place.
   */
  static String write(List<Draft> drafts) {
    return drafts.isEmpty()
        ? "[]\n"
        : drafts.stream().map(DraftJson::line).collect(joining(",\n  ", "[\n  ", "\n]\n"));
  }

  /**
   * The drafts of what would be sent.
   *
   * @throws MalformedJsonException where it is not a batch; says which operation is at fault
   * @throws TooManyOperationsException where there are more than a batch may have
   */
  static List<Draft> read(String json) {
    return WireJson.readBatch(json.getBytes(UTF_8)).stream().map(Draft::of).toList();
  }

  private static String line(Draft draft) {
    return switch (DraftCheck.check(draft)) {
      case Checked.Right(var operation) -> text(WireJson.write(operation));
      case Checked.Wrong _ -> text(WireJson.write(asTyped(draft)));
    };
  }

  private static Map<String, @Nullable Object> asTyped(Draft draft) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("method", draft.method().name());
    for (Field field : Field.values()) {
      if (draft.shows(field)) {
        put(fields, draft.wireName(field), field, draft.text(field));
      }
    }
    if (draft.guard() == Guard.ABSENT) {
      fields.put(
          draft.method() == Method.CAS ? "expected" : "if_absent",
          draft.method() == Method.CAS ? null : true);
    }
    if (draft.removesByCas()) {
      fields.put("new", null);
    }
    return fields;
  }

  private static void put(
      Map<String, @Nullable Object> fields, String name, Field field, String typed) {
    switch (field) {
      case KEY, VALUE, EXPECTED -> fields.put(name, representable(typed));
      case TTL, BY -> {
        if (!typed.isBlank()) {
          fields.put(name, numberOrText(typed));
        }
      }
      case REVISION -> fields.put(name, numberOrText(typed));
    }
  }

  private static Object numberOrText(String typed) {
    try {
      return Long.valueOf(typed.strip());
    } catch (NumberFormatException e) {
      return representable(typed);
    }
  }

  /** Half a surrogate pair has no form in UTF-8, and becomes a question mark. */
  private static String representable(String typed) {
    return new String(typed.getBytes(UTF_8), UTF_8);
  }

  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }
}
