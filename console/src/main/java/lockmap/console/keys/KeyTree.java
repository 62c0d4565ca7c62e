package lockmap.console.keys;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
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
 * <p><b>What is listed.</b> A row is due if it is in its folder, and the folder is expanded and due
 * itself; a row to load more by, if besides its folder is not loaded to its end. Only four things
 * change that: a row comes into a folder or leaves it (and what is in a folder that leaves, leaves
 * it before), a folder is expanded or collapsed (with nothing in it), and a folder is loaded to its
 * end or no longer is. Each of them {@linkplain Lines#touch touches} every row for which it makes a
 * difference. So a row that nobody touched since the list was last brought up to date is rightly
 * there or not, and only the others need be looked at.
 *
 * <p>Never more rows are kept than there may be: what is above is cut from the end of the largest
 * folder, from where it can be loaded again. Belongs to the JavaFX thread.
 */
final class KeyTree {

  private final Lines lines;
  private final Folder root;
  private final Set<Folder> suspects = new LinkedHashSet<>();

  /**
   * Nothing loaded.
   *
   * @param prefix what the keys begin with
   * @param delimiter where folders end; empty for a flat list
   * @param most how many rows there may be
   */
  KeyTree(String prefix, String delimiter, int most) {
    lines = new Lines(most);
    root = Folder.root(prefix, delimiter, lines);
  }

  Folder root() {
    return root;
  }

  /** How many rows there may be. */
  int most() {
    return lines.most();
  }

  /** Takes a page of a folder, and then what happened while it was under way. */
  void take(Folder folder, Listing page, Instant now) {
    folder.take(page, now);
    folder.missed().forEach(change -> take(folder, change, now, false));
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

  /** Brings the list up to date, after what is above the most there may be was cut. */
  void show(RowList rows) {
    int above = rows.size() + lines.growth() - lines.most();
    while (above > 0) {
      Folder largest = largest();
      largest.trim(largest.isComplete() ? above + 1 : above); // there will be a row to load more by
      above = rows.size() + lines.growth() - lines.most();
    }
    lines.show(rows);
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
            hold(folder, child, key, size, revision, ttl, now, live);
        case Swap(var key, _, int size, long revision, var ttl) ->
            hold(folder, child, key, size, revision, ttl, now, live);
        case Delete _, Expired _ -> {
          if (child instanceof KeyRow row && row.revision() < change.revision()) {
            folder.children().remove(text);
          }
        }
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
      @Nullable Row child,
      String key,
      int size,
      long revision,
      @Nullable Long ttl,
      Instant now,
      boolean live) {
    if (folder.folds(key)) {
      folder.folder(folder.childOf(key)).filledBy(revision);
      return;
    }
    KeyRow row = child instanceof KeyRow there ? there : folder.keyRow(key);
    if (row.revision() < revision) {
      row.hold(size, revision, ttl, now);
      if (live) {
        row.flash(now);
      }
    }
  }

  private static boolean isRemoval(Change change) {
    return change instanceof Delete || change instanceof Expired;
  }

  private Folder largest() {
    return Collections.max(lines.open(), Comparator.comparingInt(open -> open.children().size()));
  }
}
