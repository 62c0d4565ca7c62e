package lockmap.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockmap.api.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What a watch is to follow, and how.
 *
 * @param keys keys by their names, each once, whether they exist or not
 * @param prefixes what keys begin with, those too that are yet to come; an empty one is every key
 * @param kinds the kinds of change to tell of
 * @param values whether to tell values
 * @param snapshot whether to begin with what the keys hold
 * @param since the revision behind which to begin, in place of a snapshot; null for now
 * @param strict whether a watch that cannot go on where it must is refused with 410, and not begun
 *     anew
 */
public record WatchQuery(
    List<String> keys,
    List<String> prefixes,
    Set<Kind> kinds,
    boolean values,
    boolean snapshot,
    @Nullable Long since,
    boolean strict) {

  /** A kind of change. */
  public enum Kind {
    /** A value was set. */
    PUT,
    /** A key was removed. */
    DELETE,
    /** A compare-and-swap set a value. */
    CAS,
    /** A key came to its deadline. */
    EXPIRED
  }

  /**
   * Drops what is there twice and checks all of it; throws {@link IllegalArgumentException} that
   * names what is wrong.
   */
  public WatchQuery {
    keys = keys.stream().distinct().toList();
    prefixes = prefixes.stream().distinct().toList();
    kinds = Set.copyOf(kinds);
    keys.forEach(Limits::requireKey);
    prefixes.forEach(prefix -> Limits.requireText("prefix", prefix));
    if (keys.isEmpty() && prefixes.isEmpty()) {
      throw new IllegalArgumentException("a watch needs a key or a prefix");
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a watch needs a kind of change");
    }
    if (since != null) {
      Limits.requireRevision("since", since);
    }
  }

  /** Every change of some keys, behind what they hold now. */
  public static WatchQuery keys(String... keys) {
    return of(List.of(keys), List.of());
  }

  /** Every change of the keys under some prefixes, behind what they hold now. */
  public static WatchQuery under(String... prefixes) {
    return of(List.of(), List.of(prefixes));
  }

  /** Every change of every key, behind what they hold now. */
  public static WatchQuery all() {
    return under("");
  }

  private static WatchQuery of(List<String> keys, List<String> prefixes) {
    return new WatchQuery(keys, prefixes, EnumSet.allOf(Kind.class), true, true, null, false);
  }

  /** The same, and what another follows too. */
  public WatchQuery and(WatchQuery other) {
    return new WatchQuery(
        joined(keys, other.keys),
        joined(prefixes, other.prefixes),
        kinds,
        values,
        snapshot,
        since,
        strict);
  }

  /** The same, of certain kinds of change alone. */
  public WatchQuery only(Kind first, Kind... others) {
    return new WatchQuery(
        keys, prefixes, EnumSet.of(first, others), values, snapshot, since, strict);
  }

  /** The same, without the values. */
  public WatchQuery withoutValues() {
    return new WatchQuery(keys, prefixes, kinds, false, snapshot, since, strict);
  }

  /** The same, without what the keys hold now. */
  public WatchQuery withoutSnapshot() {
    return new WatchQuery(keys, prefixes, kinds, values, false, since, strict);
  }

  /** The same, with every change behind a revision in place of what the keys hold now. */
  public WatchQuery since(long revision) {
    return new WatchQuery(keys, prefixes, kinds, values, snapshot, revision, strict);
  }

  /** The same, refused where it cannot go on. */
  public WatchQuery strictly() {
    return new WatchQuery(keys, prefixes, kinds, values, snapshot, since, true);
  }

  QueryString parameters() {
    QueryString query = new QueryString();
    keys.forEach(key -> query.with("key", key));
    prefixes.forEach(prefix -> query.with("prefix", prefix));
    if (kinds.size() < Kind.values().length) {
      query.with(
          "events", kinds.stream().sorted().map(Kind::name).collect(Collectors.joining(",")));
    }
    return query
        .withSome("values", values ? "" : "false")
        .withSome("snapshot", snapshot ? "" : "false")
        .withSome("since", since == null ? "" : since.toString())
        .withSome("strict", strict ? "true" : "");
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
