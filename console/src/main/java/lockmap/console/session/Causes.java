package lockmap.console.session;

import org.jspecify.annotations.Nullable;

/** What lies behind a failure. */
final class Causes {

  private Causes() {}

  /** The first of a kind among a failure and its causes; null where there is none. */
  static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable next = failure; next != null; next = next.getCause()) {
      if (type.isInstance(next)) {
        return type.cast(next);
      }
    }
    return null;
  }
}
