package lockmap.server.store;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All keys that begin with one of some texts; the empty text stands for every key. What is named
 * twice counts once, also where one text covers another. Immutable.
 */
public final class Prefixes {

  /** Every key. */
  public static final Prefixes ALL = new Prefixes(List.of(Utf8Bytes.EMPTY));

  private final NavigableSet<Utf8Bytes> disjoint;
  private final boolean all;

  /** The keys that begin with one of these. */
  public Prefixes(Collection<Utf8Bytes> prefixes) {
    this.disjoint = Collections.unmodifiableNavigableSet(disjoint(prefixes));
    this.all = disjoint.contains(Utf8Bytes.EMPTY);
  }

  /** The texts in byte order, none of which begins with another. */
  public NavigableSet<Utf8Bytes> texts() {
    return disjoint;
  }

  /** The keys as ranges in their order, none of which touches another. */
  public List<KeyRange> ranges() {
    return disjoint.stream().map(KeyRange::under).toList();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return disjoint.isEmpty();
  }

  /** Whether this key, and with it all that begins with it, is in. */
  public boolean cover(Utf8Bytes key) {
    return all || isCovered(disjoint, key);
  }

  /** Those of the keys that begin with a text besides. */
  public Prefixes under(Utf8Bytes prefix) {
    if (cover(prefix)) {
      return new Prefixes(List.of(prefix));
    }
    return new Prefixes(
        disjoint.tailSet(prefix, false).stream().takeWhile(one -> one.startsWith(prefix)).toList());
  }

  /** Sorted, a prefix comes right before all that begins with it, so that it is met first. */
  private static NavigableSet<Utf8Bytes> disjoint(Collection<Utf8Bytes> prefixes) {
    NavigableSet<Utf8Bytes> disjoint = new TreeSet<>();
    for (Utf8Bytes prefix : new TreeSet<>(prefixes)) {
      if (!isCovered(disjoint, prefix)) {
        disjoint.add(prefix);
      }
    }
    return disjoint;
  }

  /** Between a prefix and what begins with it nothing sorts that does not begin with it too. */
  private static boolean isCovered(NavigableSet<Utf8Bytes> disjoint, Utf8Bytes key) {
    Utf8Bytes nearest = disjoint.floor(key);
    return nearest != null && key.startsWith(nearest);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Prefixes that && disjoint.equals(that.disjoint);
  }

  @Override
  public int hashCode() {
    return disjoint.hashCode();
  }

  @Override
  public String toString() {
    return disjoint.toString();
  }
}
