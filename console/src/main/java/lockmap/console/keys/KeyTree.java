package lockmap.console.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockmap.api.Listing;
import lockmap.client.WatchEvent.Change;
import lockmap.client.WatchEvent.Delete;
import lockmap.client.WatchEvent.Expired;
import lockmap.client.WatchEvent.Put;
import lockmap.client.WatchEvent.Swap;
import org.jspecify.annotations.Nullable;

/**
 * The part of the store that is loaded, made of pages and changes in whatever order they come.
 *
 * <p><b>What is right about it.</b> For each key in the loaded range of an expanded folder, once
 * all changes that the server has told of are taken, the tree holds what the server holds: the key
 * as the last change left it, or not at all. The argument needs three facts. <i>(1)</i> A page that
 * says revision {@code r} has every change up to {@code r}, and perhaps some later ones, each key
 * with the revision that wrote it. <i>(2)</i> The watch begins at the revision of the first page
 * and tells every later change once, in the order of revisions, or says that it cannot ({@code
 * Reset}). <i>(3)</i> Pages and changes are taken by one thread, one at a time.
 *
 * <ul>
 *   <li><i>A change comes after the page</i> that its key is on. If it is no newer than the page it
 *       is in the page already, and is dropped, so that nothing is shown that has long gone again.
 *       Else it is taken; but a key that the page has at a newer revision stays, since a newer
 *       change made it so.
 *   <li><i>A change comes before the page.</i> If it came before the page was asked for, it is no
 *       newer than the page, for the server told of it before it made the page. If it came between,
 *       the folder's journal has it, and it is taken after the page, as if it had come then. Of
 *       several changes to one key only the last is kept, which is the one that counts.
 *   <li><i>No page has the key yet.</i> Then it is behind what is loaded, and waits for "load
 *       more".
 *   <li><i>After a reset</i> no page counts any more: all that are awaited are forgotten, and
 *       everything that was loaded is asked for again, which is the beginning of the argument. What
 *       is on the screen is put out by the page of its range, and not before.
 * </ul>
 *
 * <p>A folder is made by the first key set in it. Whether a removal was of its last key cannot be
 * seen from here, as the rest of the folder may not be loaded; so the folder is {@linkplain
 * #suspect suspected}, the server is asked for one key in it, and where there was none at the
 * revision of the answer, and nothing was set since, it goes. A change in an expanded folder is for
 * that folder to judge, whatever its parent's pages say, because they may be newer than its own.
 *
 * <p>Never more than {@value #MOST} rows are kept: what is above is cut from the end of the largest
 * folder, from where it can be loaded again. Belongs to the JavaFX thread.
 */
final class KeyTree {

  /** The most rows. */
  static final int MOST = 100_000;

  private static final int ROOM = 16;

  private final Folder root;
  private final Set<Folder> suspects = new LinkedHashSet<>();
  private boolean changed = true;

  /** How many rows there were the last time, so that the list need not grow step by step. */
  private int before;

  /**
   * Nothing loaded.
   *
   * @param prefix what the keys begin with
   * @param delimiter where folders end; empty for a flat list
   */
  KeyTree(String prefix, String delimiter) {
    root = Folder.root(prefix, delimiter);
  }

  Folder root() {
    return root;
  }

  /** Takes a page of a folder, and then what happened while it was under way. */
  void take(Folder folder, Listing page, Instant now) {
    folder.take(page, now);
    folder.missed().forEach(change -> take(folder, change, now, false));
    changed = true;
  }

  /** Takes a change. */
  void take(Change change, Instant now) {
    take(root, change, now, true);
  }

  /** Takes away a folder that was found empty at a revision, unless something was set since. */
  void foundEmpty(Folder folder, long revision) {
    Folder parent = folder.parent();
    if (parent != null && folder.isAttached() && folder.staysEmpty(revision)) {
      parent.children().remove(folder.prefix());
      changed = true;
    }
  }

  /** Takes some folders from which something went, so that they may be empty. */
  List<Folder> suspects(int most) {
    suspects.removeIf(folder -> !folder.isAttached());
    List<Folder> taken = suspects.stream().limit(most).toList();
    taken.forEach(suspects::remove);
    return taken;
  }

  /** Remembers that a folder may be empty. */
  void suspect(Folder folder) {
    suspects.add(folder);
  }

  /** Says that rows may have come or gone. */
  void touch() {
    changed = true;
  }

  /** The rows, top down, if there are others than the last time; null where there are not. */
  @Nullable List<Row> rowsIfChanged() {
    if (!changed) {
      return null;
    }
    changed = false;
    List<Row> rows = rows();
    while (rows.size() > MOST) {
      largest(root).trim(rows.size() - MOST + 1); // and a row to load more by comes instead
      rows = rows();
    }
    for (int index = 0; index < rows.size(); index++) {
      rows.get(index).placeAt(index);
    }
    return rows;
  }

  private void take(Folder folder, Change change, Instant now, boolean live) {
    folder.note(change);
    String text = folder.childOf(change.key());
    Row child = folder.children().get(text);
    if (child instanceof Folder inner) {
      takeWithin(inner, change, now, live);
    } else if (folder.isNews(text, change.revision())) {
      switch (change) {
        case Put(var key, _, int size, long revision, var ttl) ->
            hold(folder, key, size, revision, ttl, now, live);
        case Swap(var key, _, int size, long revision, var ttl) ->
            hold(folder, key, size, revision, ttl, now, live);
        case Delete _, Expired _ -> remove(folder, change);
      }
    }
  }

  private void takeWithin(Folder inner, Change change, Instant now, boolean live) {
    inner.tally().age();
    if (isRemoval(change)) {
      suspects.add(inner);
    } else {
      inner.filledBy(change.revision());
    }
    if (inner.isExpanded()) {
      take(inner, change, now, live);
    }
  }

  private void hold(
      Folder folder,
      String key,
      int size,
      long revision,
      @Nullable Long ttl,
      Instant now,
      boolean live) {
    if (folder.folds(key)) {
      String text = folder.childOf(key);
      Folder inner = folder.newFolder(text);
      inner.filledBy(revision);
      folder.children().put(text, inner);
      changed = true;
      return;
    }
    int before = folder.children().size();
    KeyRow row = folder.keyRow(key);
    if (row.revision() < revision) {
      row.hold(size, revision, ttl, now);
      if (live) {
        row.flash(now);
      }
    }
    changed |= folder.children().size() != before;
  }

  private void remove(Folder folder, Change change) {
    if (folder.children().get(change.key()) instanceof KeyRow row
        && row.revision() < change.revision()) {
      folder.children().remove(change.key());
      changed = true;
    }
  }

  private static boolean isRemoval(Change change) {
    return change instanceof Delete || change instanceof Expired;
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>(before + ROOM);
    collect(root, rows);
    before = rows.size();
    return rows;
  }

  private static void collect(Folder folder, List<Row> rows) {
    for (Row child : folder.children().values()) {
      rows.add(child);
      if (child instanceof Folder inner && inner.isExpanded()) {
        collect(inner, rows);
      }
    }
    if (!folder.isComplete()) {
      rows.add(folder.more());
    }
  }

  private static Folder largest(Folder folder) {
    Folder largest = folder;
    for (Row child : folder.children().values()) {
      if (child instanceof Folder inner && inner.isExpanded()) {
        Folder other = largest(inner);
        if (other.children().size() > largest.children().size()) {
          largest = other;
        }
      }
    }
    return largest;
  }
}
