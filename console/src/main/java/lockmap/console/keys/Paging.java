package lockmap.console.keys;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import lockmap.api.Listing;
import lockmap.client.ListQuery;
import lockmap.console.keys.Folder.Loading;
import lockmap.console.session.Call;
import lockmap.console.session.Session;
import lockmap.console.session.Trouble;

/** Asks for the pages of one tree, at most one of a folder at a time. */
final class Paging {

  private final Session session;
  private final InstantSource clock;
  private final KeyTree tree;
  private final IntSupplier loaded;
  private final Consumer<Listing> arrived;
  private final Consumer<Trouble> failed;
  private final List<Folder> broken = new ArrayList<>();
  private final Map<Folder, Call> calls = new HashMap<>();
  private boolean all;

  /**
   * Nothing asked for yet.
   *
   * @param loaded how many rows there are, which counts against the most there may be
   * @param arrived told of each page once the tree has it
   * @param failed told why a page did not come
   */
  Paging(
      Session session,
      InstantSource clock,
      KeyTree tree,
      IntSupplier loaded,
      Consumer<Listing> arrived,
      Consumer<Trouble> failed) {
    this.session = session;
    this.clock = clock;
    this.tree = tree;
    this.loaded = loaded;
    this.arrived = arrived;
    this.failed = failed;
  }

  /** Asks for what comes next in a folder, unless that is all or on its way. */
  void next(Folder folder) {
    int room = tree.most() - loaded.getAsInt();
    if (folder.isComplete() || folder.loading() == Loading.ASKED) {
      return;
    }
    if (room <= 0 && !folder.isReloading()) {
      folder.rest(Loading.FULL);
      return;
    }
    int limit = folder.isReloading() ? ListQuery.MOST : Math.min(room, ListQuery.MOST);
    ListQuery query = folder.nextPage(limit);
    int number = folder.ask();
    Call call =
        session.ask(
            client -> client.list(query),
            page -> arrived(folder, number, page),
            trouble -> failed(folder, number, trouble));
    if (folder.awaits(number)) {
      calls.put(folder, call);
    }
  }

  /** Asks for page after page at the top, until that is all or as much as there may be. */
  void all() {
    all = true;
    next(tree.root());
  }

  /** Whether a page is under way. */
  boolean isAsking() {
    calls.keySet().removeIf(folder -> folder.loading() != Loading.ASKED || !folder.isAttached());
    return !calls.isEmpty();
  }

  /** Waits for no page any more; what was asked for can be asked for again. */
  void cancel() {
    all = false;
    calls.forEach((folder, call) -> {
      call.cancel();
      if (folder.loading() == Loading.ASKED) {
        folder.rest(Loading.RESTING);
      }
    });
    calls.clear();
  }

  /** Asks again for what did not come. */
  void retry() {
    List<Folder> again = List.copyOf(broken);
    broken.clear();
    again.stream()
        .filter(folder -> folder.isAttached() && folder.loading() == Loading.FAILED)
        .forEach(this::next);
  }

  /** Loads everything anew that is loaded. */
  void reload() {
    begin();
    reloadFolders();
  }

  /** Asks for the first page of all, and forgets what else was asked for. */
  void begin() {
    broken.clear();
    tree.root().reset();
    next(tree.root());
  }

  /** Loads the folders anew that are expanded. */
  void reloadFolders() {
    reloadWithin(tree.root());
  }

  private void reloadWithin(Folder folder) {
    for (Row row : List.copyOf(folder.children().all())) {
      if (row instanceof Folder inner && inner.isExpanded()) {
        next(inner);
        reloadWithin(inner);
      }
    }
  }

  private void arrived(Folder folder, int number, Listing page) {
    if (!folder.isAttached() || !folder.awaits(number)) {
      return;
    }
    calls.remove(folder);
    tree.take(folder, page, clock.instant());
    arrived.accept(page);
    all = all && !folder.isComplete();
    if (folder.isReloading() || (all && folder.parent() == null)) {
      next(folder);
    }
  }

  private void failed(Folder folder, int number, Trouble trouble) {
    if (!folder.isAttached() || !folder.awaits(number)) {
      return;
    }
    calls.remove(folder);
    all = false;
    folder.rest(Loading.FAILED);
    broken.add(folder);
    failed.accept(trouble);
  }
}
