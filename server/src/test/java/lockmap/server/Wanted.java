package lockmap.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a watch is asked for.
 *
 * @param prefixes with an empty one for everything
 * @param events the names of the changes that are told; empty for all of them
 */
record Wanted(
    Set<String> keys, Set<String> prefixes, Set<String> events, boolean values, boolean snapshot) {

  static final Wanted EVERYTHING = new Wanted(Set.of(), Set.of(""), Set.of(), true, true);

  /** One of all the kinds there are, its keys and prefixes out of the given ones. */
  static Wanted any(Random random, List<String> keys, List<String> prefixes) {
    Set<String> ofKeys = new TreeSet<>();
    Set<String> ofPrefixes = new TreeSet<>();
    switch (random.nextInt(6)) {
      case 0 -> choose(random, 1, keys, ofKeys);
      case 1 -> choose(random, 6, keys, ofKeys);
      case 2 -> choose(random, 1, prefixes, ofPrefixes);
      case 3 -> {
        choose(random, 3, prefixes, ofPrefixes);
        choose(random, 3, keys, ofKeys);
      }
      default -> ofPrefixes.add("");
    }
    Set<String> events = new TreeSet<>();
    if (random.nextInt(4) == 0) {
      choose(random, 2, List.of("PUT", "DELETE", "CAS", "EXPIRED"), events);
    }
    return new Wanted(
        ofKeys,
        ofPrefixes,
        events,
        random.nextInt(4) > 0,
        events.isEmpty() || random.nextBoolean());
  }

  private static void choose(Random random, int most, List<String> from, Set<String> to) {
    for (int count = 0; count < most; count++) {
      to.add(from.get(random.nextInt(from.size())));
    }
  }

  /** The query that asks for it; none of the names needs escapes. */
  String query() {
    List<String> parameters = new ArrayList<>();
    keys.forEach(key -> parameters.add("key=" + key));
    prefixes.forEach(prefix -> parameters.add(prefix.isEmpty() ? "all=true" : "prefix=" + prefix));
    if (!events.isEmpty()) {
      parameters.add("events=" + String.join(",", events));
    }
    parameters.add("values=" + values);
    parameters.add("snapshot=" + snapshot);
    return String.join("&", parameters);
  }

  /** Whether whoever applies all that is told knows the state. */
  boolean tellsState() {
    return snapshot && events.isEmpty();
  }

  boolean concerns(String key) {
    return keys.contains(key) || prefixes.stream().anyMatch(key::startsWith);
  }

  boolean concerns(Fact fact) {
    return concerns(fact.key()) && (events.isEmpty() || events.contains(fact.name()));
  }
}
