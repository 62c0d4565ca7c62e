package lockmap.console.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.client.ListQuery;
import lockmap.client.WatchEvent.Change;
import org.jspecify.annotations.Nullable;

/**
 * What begins with a prefix, as far as it is loaded: keys, and folders of longer keys.
 *
 * <p>Loaded is what lies up to {@code listedTo} in the order of the listing, or everything once the
 * last page was there. What is listed behind that is left over from before a reset; it stays on the
 * screen until a page takes its place, and nothing else touches it. For each page the revision is
 * kept from which on changes are news to what it has listed.
 */
final class Folder extends Row {

  private final @Nullable Folder parent;
  private final String prefix;
  private final String delimiter;
  private final MoreRow more;
  private final Tally tally = new Tally();
  private final Lines lines;
  private final Children children;
  private final NavigableMap<String, Long> pages = new TreeMap<>(Utf8Order.INSTANCE);
  private final Map<String, Change> journal = new LinkedHashMap<>();
  private boolean expanded;
  private String listedTo = "";
  private boolean complete;
  private long lastPage;
  private String wanted = "";
  private Loading loading = Loading.RESTING;
  private int request;
  private long lastPut;

  /** What the next page is at. */
  enum Loading {
    RESTING,
    ASKED,
    FAILED,
    FULL
  }

  private Folder(@Nullable Folder parent, String prefix, String delimiter, Lines lines) {
    super(parent == null ? -1 : parent.depth() + 1);
    this.parent = parent;
    this.prefix = prefix;
    this.delimiter = delimiter;
    this.more = new MoreRow(this);
    this.lines = lines;
    this.children = new Children(lines);
  }

  /** The one that all others are in. */
  static Folder root(String prefix, String delimiter, Lines lines) {
    Folder root = new Folder(null, prefix, delimiter, lines);
    root.expand();
    return root;
  }

  /** What its keys begin with, with the delimiter at the end. */
  String prefix() {
    return prefix;
  }

  @Override
  String text() {
    return prefix;
  }

  @Override
  String name() {
    return parent == null ? prefix : parent.nameOf(prefix);
  }

  /** What something in this folder is called there; at the top by all of its name. */
  String nameOf(String text) {
    return parent == null || text.equals(prefix) ? text : text.substring(prefix.length());
  }

  boolean isExpanded() {
    return expanded;
  }

  @Override
  boolean isDue() {
    return isWithin() && parent != null && parent.isOpen();
  }

  /** Whether what is in it is to be in the list. */
  boolean isOpen() {
    return expanded && (parent == null || isDue());
  }

  /** Whether all there is has been loaded. */
  boolean isComplete() {
    return complete;
  }

  Loading loading() {
    return loading;
  }

  void rest(Loading why) {
    loading = why;
  }

  /** How many keys are in it. */
  Tally tally() {
    return tally;
  }

  Lines lines() {
    return lines;
  }

  @Nullable Folder parent() {
    return parent;
  }

  Children children() {
    return children;
  }

  void expand() {
    expanded = true;
    lines.opened(this);
    lines.touch(more);
  }

  /** Forgets what is in it. */
  void collapse() {
    expanded = false;
    lines.closed(this);
    children.clear();
    begin();
    wanted = "";
  }

  /** Whether it is still in the tree. */
  boolean isAttached() {
    return parent == null || (isWithin() && parent.isAttached());
  }

  /** Whether what was there before a reset is not all loaded again. */
  boolean isReloading() {
    return !complete && Utf8Order.INSTANCE.compare(listedTo, wanted) < 0;
  }

  /** Has everything loaded anew that is loaded now, in it and in the folders in it. */
  void reset() {
    wanted = children.last();
    begin();
    for (Row child : children.all()) {
      if (child instanceof Folder folder) {
        folder.lastPut = 0; // revisions may begin anew
        folder.tally.age();
        if (folder.expanded) {
          folder.reset();
        }
      }
    }
  }

  private void begin() {
    listedTo = "";
    complete = false;
    lines.touch(more);
    pages.clear();
    lastPage = 0;
    journal.clear();
    loading = Loading.RESTING;
    request++;
  }

  /** What the next page is asked for by. */
  ListQuery nextPage(int limit) {
    ListQuery query = ListQuery.under(prefix).after(listedTo).limit(limit);
    return delimiter.isEmpty() ? query : query.foldedAt(delimiter);
  }

  /** Begins to keep what happens while a page is under way; gives the page a number. */
  int ask() {
    loading = Loading.ASKED;
    journal.clear();
    return ++request;
  }

  /** Whether a page is still waited for. */
  boolean awaits(int number) {
    return number == request && loading == Loading.ASKED;
  }

  /** Puts a page in the place of all that there was in its range. */
  void take(Listing page, Instant now) {
    String end = page.next();
    Set<String> gone = children.between(listedTo, end);
    for (ListedKey listed : page.entries()) {
      gone.remove(listed.key());
      keyRow(listed.key()).hold(listed.size(), listed.revision(), listed.ttl(), now);
    }
    for (String folder : page.prefixes()) {
      gone.remove(folder);
      folder(folder);
    }
    gone.forEach(children::remove);
    loading = Loading.RESTING;
    lastPage = page.revision();
    complete = end == null;
    lines.touch(more);
    if (end != null) {
      listedTo = end;
      pages.put(end, page.revision());
    }
  }

  /** Takes what happened while a page was under way and is no longer kept. */
  List<Change> missed() {
    List<Change> missed = new ArrayList<>(journal.values());
    journal.clear();
    return missed;
  }

  void note(Change change) {
    if (loading == Loading.ASKED) {
      journal.put(change.key(), change);
    }
  }

  /** What in this folder a key is shown by: itself, or a folder. */
  String childOf(String key) {
    int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return at < 0 ? key : key.substring(0, at + delimiter.length());
  }

  /** Whether a key, or what it is shown by, is in a folder in this one. */
  boolean folds(String key) {
    return !delimiter.isEmpty() && key.indexOf(delimiter, prefix.length()) >= 0;
  }

  /** Whether a change is newer than the page that something is on; there must be such a page. */
  boolean isNews(String text, long revision) {
    if (!complete && Utf8Order.INSTANCE.compare(text, listedTo) > 0) {
      return false;
    }
    Entry<String, Long> page = pages.ceilingEntry(text);
    return revision > (page == null ? lastPage : page.getValue());
  }

  KeyRow keyRow(String key) {
    return (KeyRow) children.getOrAdd(key, text -> new KeyRow(this, text));
  }

  Folder folder(String text) {
    return (Folder) children.getOrAdd(text, name -> new Folder(this, name, delimiter, lines));
  }

  /** Remembers that a key in it was set. */
  void filledBy(long revision) {
    lastPut = Math.max(lastPut, revision);
  }

  /** Whether nothing is known to be newer than that it was empty at a revision. */
  boolean staysEmpty(long revision) {
    return lastPut <= revision && (parent == null || parent.isNews(prefix, revision + 1));
  }

  /** Lets go of what comes last, which can be loaded again. */
  void trim(int rows) {
    for (int count = 0; count < rows && !children.isEmpty(); count++) {
      children.removeLast();
    }
    Entry<String, Long> page = children.isEmpty() ? null : pages.ceilingEntry(children.last());
    long revision = page == null ? lastPage : page.getValue();
    listedTo = children.last();
    wanted = "";
    complete = false;
    lines.touch(more);
    pages.tailMap(listedTo, true).clear();
    pages.put(listedTo, revision);
    journal.clear();
    loading = Loading.RESTING;
    request++; // a page on its way would leave a hole
  }
}
