package lockmap.console.watch;

import lockmap.api.Shown;
import lockmap.console.ui.ByteCount;

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
    return row instanceof Row.Event event && event.size() != null
        ? ByteCount.words(event.size())
        : "";
  }

  private static String line(String text) {
    return Shown.onOneLine(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
  }
}
