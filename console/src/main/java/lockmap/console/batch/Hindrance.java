package lockmap.console.batch;

import java.util.Locale;
import lockmap.api.Limits;
import lockmap.console.session.Session;

/** Why a batch cannot be run, in a sentence that says what to do about it; empty where it can. */
final class Hindrance {

  static final String MOST = "A batch may have %,d at most.".formatted(Limits.MAX_BATCH_OPERATIONS);

  private static final String NO_SERVER = "Connect to a server first.";

  private Hindrance() {}

  static String of(Session session, JsonEdit json) {
    if (!json.complaintProperty().get().isEmpty()) {
      return json.complaintProperty().get();
    }
    return session.targetProperty().get() == null ? NO_SERVER : "";
  }

  static String of(Session session, Rows rows) {
    if (rows.list().isEmpty()) {
      return "Add an operation first.";
    }
    Row wrong = rows.firstWrong();
    if (wrong != null && wrong.checked() instanceof Checked.Wrong(var field, var sentence)) {
      return "Operation %d, %s: %s"
          .formatted(rows.number(wrong), field.label().toLowerCase(Locale.ROOT), sentence);
    }
    if (session.targetProperty().get() == null) {
      return NO_SERVER;
    }
    return session.writableProperty().get() ? "" : readOnly(rows);
  }

  /** A batch that only looks is let through. */
  private static String readOnly(Rows rows) {
    return rows.list().stream()
        .filter(row -> !row.isRead())
        .findFirst()
        .map(row ->
            "Operation %d is a %s, and this connection is read-only."
                .formatted(rows.number(row), row.draft().method()))
        .orElse("");
  }
}
