package lockmap.console.watch;

import lockmap.api.Shown;

/** The parts of a row as they stand in a line of the table. */
final class RowText {

  /** No column is wider than that. */
  private static final int LONGEST = 300;

  private RowText() {}

  static String key(Row row) {
    return row instanceof Row.Event event ? line(event.key()) : "";
  }

  /** The value on one line, or why there is none. */
  static String value(Row row) {
    return switch (row) {
      case Row.Mark _ -> "";
      case Row.Event event when event.value() != null -> line(event.value());
      case Row.Event event when event.size() != null -> "not watched";
      case Row.Event event when event.type() == EventType.STATE -> "does not exist";
      case Row.Event _ -> "";
    };
  }

  static String revision(Row row) {
    long revision =
        switch (row) {
          case Row.Event event -> event.revision();
          case Row.Mark mark -> mark.revision();
        };
    return revision == 0 ? "" : Long.toString(revision);
  }

  static String size(Row row) {
    return row instanceof Row.Event event && event.size() != null ? bytes(event.size()) : "";
  }

  /** A number of bytes, such as {@code 812 B} or {@code 1.5 KiB}. */
  static String bytes(long size) {
    if (size < 1024) {
      return size + " B";
    }
    double kibibytes = size / 1024.0;
    return kibibytes < 1000
        ? "%.1f KiB".formatted(kibibytes)
        : "%.1f MiB".formatted(kibibytes / 1024);
  }

  private static String line(String text) {
    return Shown.onOneLine(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
  }
}
