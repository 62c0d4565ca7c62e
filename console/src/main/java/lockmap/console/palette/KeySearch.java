package lockmap.console.palette;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockmap.api.ListedKey;
import lockmap.client.ListQuery;
import lockmap.console.session.Call;
import lockmap.console.session.Desk;
import org.jspecify.annotations.Nullable;

/**
 * The first keys of the store that begin with what is typed. The server is asked when the typing
 * rests, and only ever for the latest. Belongs to the JavaFX thread.
 */
final class KeySearch {

  static final int MOST = 8;

  private static final Duration REST = Duration.ofMillis(150);

  private final Desk desk;
  private final Runnable changed;
  private @Nullable String wanted;
  private Instant since = Instant.MAX;
  private @Nullable Call call;
  private List<String> found = List.of();
  private String note = "";

  /**
   * Seeks nothing yet.
   *
   * @param changed called when there is something else to show
   */
  KeySearch(Desk desk, Runnable changed) {
    this.desk = desk;
    this.changed = changed;
  }

  /**
   * Seeks something. What was found before stays as far as it fits.
   *
   * @param prefix what the keys begin with; null for none at all
   * @param alone whether nothing else is sought, so that it is to be said where nothing can be
   */
  void seek(@Nullable String prefix, boolean alone) {
    if (call != null) {
      call.cancel();
      call = null;
    }
    wanted = prefix;
    since = desk.clock().instant();
    found = prefix == null ? List.of() : found.stream().filter(k -> k.startsWith(prefix)).toList();
    note = alone && desk.session().targetProperty().get() == null ? "No connection." : "";
  }

  List<String> found() {
    return found;
  }

  /** What there is to say besides; perhaps empty. */
  String note() {
    return note;
  }

  void tick() {
    String prefix = wanted;
    boolean rested = Duration.between(since, desk.clock().instant()).compareTo(REST) >= 0;
    if (prefix != null && call == null && rested && desk.session().targetProperty().get() != null) {
      wanted = null;
      call =
          desk.session()
              .ask(
                  client -> client.list(ListQuery.under(prefix).limit(MOST)),
                  listing -> show(listing.entries().stream().map(ListedKey::key).toList(), ""),
                  trouble -> show(List.of(), trouble.sentence()));
    }
  }

  private void show(List<String> keys, String what) {
    found = keys;
    note = what;
    changed.run();
  }
}
