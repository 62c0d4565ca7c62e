package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import lockmap.api.Listing;
import lockmap.client.ListQuery;
import lockmap.client.WatchEvent.Change;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Trouble;

/**
 * One look at the store, from its first page on: the {@linkplain KeyTree tree} with its pages, its
 * watch and its rows. Belongs to the JavaFX thread.
 */
final class Browsing {

  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(500);
  private static final Duration BETWEEN_TELLINGS = Duration.ofSeconds(5);
  private static final int FEW = 100;
  private static final int CHECKS = 16;

  private final Desk desk;
  private final RowList rows;
  private final int most;
  private final Consumer<Trouble> failed;
  private final Runnable changed;
  private final Live live;
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper();
  private KeyTree tree;
  private Paging paging;
  private Instant lastCheck = Instant.MIN;
  private Instant lastTold = Instant.MIN;
  private int resets;
  private boolean on;

  /**
   * A look at nothing.
   *
   * @param rows what to show the rows by
   * @param most how many rows there may be
   * @param failed told why something could not be loaded
   * @param changed told that something changed on the server, often
   */
  Browsing(Desk desk, RowList rows, int most, Consumer<Trouble> failed, Runnable changed) {
    this.desk = desk;
    this.rows = rows;
    this.most = most;
    this.tree = new KeyTree("", "", most);
    this.failed = failed;
    this.changed = changed;
    this.live = new Live(desk.session(), desk.clock(), this::changed, this::reset, this::retry);
    this.paging = paging(tree);
  }

  /** Why the list may be old; empty where it is not. */
  ReadOnlyStringProperty staleProperty() {
    return live.staleProperty();
  }

  /** Whether there was a first page, so that what is not on the screen is not there. */
  ReadOnlyBooleanProperty begunProperty() {
    return begun.getReadOnlyProperty();
  }

  /** Whether a page is under way. */
  ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  Folder root() {
    return tree.root();
  }

  /** Shows what begins with a prefix, from the beginning. */
  void begin(String prefix, String delimiter) {
    clear();
    on = true;
    tree = new KeyTree(prefix, delimiter, most);
    paging = paging(tree);
    paging.next(tree.root());
    show();
  }

  /** Shows nothing. */
  void clear() {
    live.end();
    paging.cancel();
    begun.set(false);
    on = false;
    tree = new KeyTree("", "", most);
    paging = paging(tree);
    rows.clear();
    loading.set(false);
  }

  /** Asks for what comes next in a folder; before the first page, for that page. */
  void more(Folder folder) {
    paging.next(begun.get() ? folder : tree.root());
    show();
  }

  /** Asks for all that there may be at the top, page by page. */
  void all() {
    paging.all();
    show();
  }

  /** Waits for no page any more. */
  void cancel() {
    paging.cancel();
    show();
  }

  /** Shows what is in a folder. */
  void expand(Folder folder) {
    if (!folder.isExpanded()) {
      folder.expand();
      more(folder);
    }
  }

  /** Shows a folder alone. */
  void collapse(Folder folder) {
    folder.collapse();
    show();
  }

  /** Asks again for what did not come. */
  void retry() {
    if (begun.get() && !live.isOn()) {
      begun.set(false); // nobody knows what was missed, so the next page is a first one
      paging.begin();
    }
    paging.retry();
    show();
  }

  /** Takes what has come, and shows it. */
  void tick() {
    live.tick().ifPresent(failed);
    check();
    refill();
    show();
  }

  /** Where almost all that was loaded has gone, what comes next is loaded without being asked. */
  private void refill() {
    Folder root = tree.root();
    if (begun.get()
        && !root.isComplete()
        && root.loading() == Folder.Loading.RESTING
        && root.children().size() < FEW) {
      paging.next(root);
    }
  }

  private Paging paging(KeyTree of) {
    return new Paging(
        desk.session(), desk.clock(), of, rows::size, page -> arrived(of, page), failed);
  }

  private void arrived(KeyTree of, Listing page) {
    if (of != tree) {
      return;
    }
    if (!begun.get()) {
      live.begin(tree.root().prefix(), page.revision());
      begun.set(true);
      paging.reloadFolders(); // only now, lest one of their pages be older than the watch
    }
    show();
  }

  private void changed(Change change) {
    tree.take(change, desk.clock().instant());
    changed.run();
  }

  private void reset() {
    resets++;
    paging.reload();
    Instant now = desk.clock().instant();
    if (now.isAfter(lastTold.plus(BETWEEN_TELLINGS))) { // a reset may come twice
      lastTold = now;
      desk.notices()
          .say(Kind.INFO, "Some changes could not be told one by one; the keys are loaded anew.");
    }
    changed.run();
  }

  private void check() {
    Instant now = desk.clock().instant();
    if (now.isBefore(lastCheck.plus(BETWEEN_CHECKS))) {
      return;
    }
    List<Folder> suspects = tree.suspects(CHECKS);
    if (!suspects.isEmpty()) {
      lastCheck = now;
      suspects.forEach(this::check);
    }
  }

  private void check(Folder folder) {
    KeyTree of = tree;
    int before = resets;
    ListQuery one = ListQuery.under(folder.prefix()).limit(1);
    desk.session()
        .ask(
            client -> client.list(one),
            page -> {
              if (before == resets) { // else its revision is perhaps that of another life
                checked(of, folder, page);
              }
            },
            _ -> of.suspect(folder)); // it is asked again; the session tells that nobody answers
  }

  private static void checked(KeyTree of, Folder folder, Listing page) {
    if (page.entries().isEmpty()) {
      of.foundEmpty(folder, page.revision());
    }
  }

  private void show() {
    if (!on) {
      return;
    }
    tree.show(rows);
    loading.set(paging.isAsking());
  }
}
