package lockmap.console.watch;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which rows are shown. Marks always are, so that no filter hides a gap.
 *
 * @param types the types of event
 * @param text what the key or the value must contain, in whatever case
 */
record RowFilter(Set<EventType> types, String text) {

  /** Shows all rows. */
  static final RowFilter NONE = new RowFilter(EnumSet.allOf(EventType.class), "");

  RowFilter {
    types = Set.copyOf(types);
    text = text.toLowerCase(Locale.ROOT);
  }

  /** Whether something is not shown. */
  boolean isOn() {
    return !text.isEmpty() || types.size() < EventType.values().length;
  }

  boolean shows(Row row) {
    return switch (row) {
      case Row.Mark _ -> true;
      case Row.Event event -> types.contains(event.type()) && hasText(event);
    };
  }

  private boolean hasText(Row.Event event) {
    return text.isEmpty() || has(event.key()) || (event.value() != null && has(event.value()));
  }

  private boolean has(String other) {
    return other.toLowerCase(Locale.ROOT).contains(text);
  }
}
