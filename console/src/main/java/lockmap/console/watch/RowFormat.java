package lockmap.console.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lockmap.api.WireJson;
import lockmap.console.session.FileChoice;
import org.jspecify.annotations.Nullable;

/** How rows are written to a file. */
enum RowFormat {
  /** An object of JSON on each line. */
  NDJSON("NDJSON", FileChoice.Kind.NDJSON) {
    @Override
    String head() {
      return "";
    }

    @Override
    String line(Row row) {
      return new String(WireJson.write(fields(row)), UTF_8);
    }
  },

  /**
   * As RFC 4180 has it, with a head. Cells are text for whoever opens it with a spreadsheet: one
   * that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return has a
   * single quote before it, since keys and values are written by others and would else be taken for
   * formulas (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV
   * Injection</a>). Whoever needs the exact text takes {@link #NDJSON}.
   */
  CSV("CSV", FileChoice.Kind.CSV) {
    @Override
    String head() {
      return String.join(",", NAMES) + "\r\n";
    }

    @Override
    String line(Row row) {
      Map<String, @Nullable Object> fields = fields(row);
      return NAMES.stream()
              .map(name -> quoted(guarded(Objects.toString(fields.get(name), ""))))
              .collect(Collectors.joining(","))
          + "\r";
    }
  };

  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final List<String> NAMES =
      List.of("time", "event", "key", "value", "cut", "size", "revision", "ttl", "note");

  private final String words;
  private final FileChoice.Kind kind;

  RowFormat(String words, FileChoice.Kind kind) {
    this.words = words;
    this.kind = kind;
  }

  /** What the operator knows it by. */
  String words() {
    return words;
  }

  FileChoice.Kind kind() {
    return kind;
  }

  /** What stands before all rows, with the end of its line. */
  abstract String head();

  /** A row without the line feed at its end. */
  abstract String line(Row row);

  /** That a key has no value is told by null; that values were not watched, by no value at all. */
  private static Map<String, @Nullable Object> fields(Row row) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("time", row.at().toString());
    switch (row) {
      case Row.Event event -> {
        fields.put("event", event.type().name());
        fields.put("key", event.key());
        if (event.value() != null || event.size() == null) {
          fields.put("value", event.value());
        }
        if (event.cut()) {
          fields.put("cut", true);
        }
        fields.put("size", event.size());
        fields.put("revision", event.revision());
        fields.put("ttl", event.ttl());
      }
      case Row.Mark mark -> {
        fields.put("event", mark.kind().word());
        fields.put("revision", mark.revision() == 0 ? null : mark.revision());
        fields.put("note", mark.text());
      }
    }
    return fields;
  }

  private static String guarded(String field) {
    boolean formula = !field.isEmpty() && FORMULA_STARTS.indexOf(field.charAt(0)) >= 0;
    return formula ? "'" + field : field;
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
