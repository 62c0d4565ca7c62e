package lockmap.server.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lockmap.server.store.Utf8Bytes;

/**
 * Who follows which key: keys by name in a hash table, prefixes in a {@link PrefixTree}. A
 * subscription is found at most once for a key, because what a prefix of its covers is not entered
 * by name. Safe for any number of threads.
 */
final class Watchers {

  private final ConcurrentHashMap<Utf8Bytes, Set<Subscription>> byKey = new ConcurrentHashMap<>();
  private final PrefixTree byPrefix = new PrefixTree();
  private final Set<Subscription> all = ConcurrentHashMap.newKeySet();

  /** Enters a subscription; every question asked afterwards knows of it. */
  void add(Subscription subscription) {
    all.add(subscription);
    Interest interest = subscription.interest();
    for (Utf8Bytes key : interest.keys()) {
      if (!interest.covers(key)) {
        byKey.compute(
            key,
            (_, existing) -> {
              Set<Subscription> watchers =
                  existing == null ? ConcurrentHashMap.newKeySet(1) : existing;
              watchers.add(subscription);
              return watchers;
            });
      }
    }
    interest.prefixes().forEach(prefix -> byPrefix.add(prefix, subscription));
  }

  /** Forgets a subscription, if it was entered. */
  void remove(Subscription subscription) {
    Interest interest = subscription.interest();
    for (Utf8Bytes key : interest.keys()) {
      byKey.computeIfPresent(
          key,
          (_, watchers) -> {
            watchers.remove(subscription);
            return watchers.isEmpty() ? null : watchers;
          });
    }
    interest.prefixes().forEach(prefix -> byPrefix.remove(prefix, subscription));
    all.remove(subscription);
  }

  /** Whether anybody follows a key. */
  boolean follow(Utf8Bytes key) {
    return byPrefix.hasAny(key) || byKey.containsKey(key);
  }

  /** Tells each subscription that follows a key. */
  void forEach(Utf8Bytes key, Consumer<Subscription> action) {
    Set<Subscription> watchers = byKey.get(key);
    if (watchers != null) {
      watchers.forEach(action);
    }
    byPrefix.forEach(key, action);
  }

  /** Tells each subscription there is. */
  void forEach(Consumer<Subscription> action) {
    all.forEach(action);
  }

  /** How many subscriptions there are. */
  int count() {
    return all.size();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
