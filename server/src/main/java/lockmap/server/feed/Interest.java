package lockmap.server.feed;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Utf8Bytes;

/**
 * What a watcher follows: some keys by name, all that begin with one of some prefixes, and which
 * changes of them. The empty prefix stands for every key. What is asked for twice counts once, also
 * where a prefix covers another. Immutable.
 */
public final class Interest {

  private final Set<Utf8Bytes> keys;
  private final Prefixes prefixes;
  private final Set<Cause> causes;

  /**
   * An interest in keys and prefixes.
   *
   * @param keys keys by their names
   * @param prefixes what further keys begin with
   * @param causes which changes are to be told; all of them where a state has to be told anew
   */
  public Interest(Collection<Utf8Bytes> keys, Collection<Utf8Bytes> prefixes, Set<Cause> causes) {
    this.keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
    this.prefixes = new Prefixes(prefixes);
    this.causes = Set.copyOf(causes);
  }

  /** An interest in every change of just these keys. */
  public static Interest inKeys(Collection<Utf8Bytes> keys) {
    return new Interest(keys, List.of(), EnumSet.allOf(Cause.class));
  }

  /** The keys asked for by name, in the order in which they were. */
  public Set<Utf8Bytes> keys() {
    return keys;
  }

  /** The prefixes in byte order, none of which begins with another. */
  public NavigableSet<Utf8Bytes> prefixes() {
    return prefixes.texts();
  }

  /** Whether a change is among those that are followed. */
  boolean includes(Change change) {
    return includes(change.cause()) && (keys.contains(change.key()) || covers(change.key()));
  }

  /** Whether changes for this cause are followed. */
  boolean includes(Cause cause) {
    return causes.contains(cause);
  }

  /** Whether a key begins with one of the prefixes. */
  boolean covers(Utf8Bytes key) {
    return prefixes.cover(key);
  }
}
