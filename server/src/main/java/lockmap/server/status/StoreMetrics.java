package lockmap.server.status;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.store.Cause;
import lockmap.server.store.CountedChanges;
import lockmap.server.store.CountedStore;

/** The metrics of the keys, and of who is told that they change. */
final class StoreMetrics {

  private StoreMetrics() {}

  static void register(Sources sources, PrometheusRegistry registry) {
    Meters meters = new Meters(registry);
    store(sources.store(), sources.memory().store(), meters);
    memory(sources.memory(), meters);
    changes(sources.changes(), meters);
    feed(sources.feed(), meters);
    watches(sources, meters);
  }

  private static void store(CountedStore store, Sources.Bounded memory, Meters meters) {
    meters.gauge("kv_keys", "Keys that exist.", store::size);
    meters.gauge("kv_store_held_bytes", "What the entries take, about, in bytes.", memory.figure());
    meters.gauge("kv_store_limit_bytes", "What the entries may take, in bytes.", memory::limit);
    meters.counters(
        "kv_operations_total",
        "Operations on keys by kind, those in batches included.",
        "operation",
        Map.of(
            "get", () -> store.counts().gets(),
            "put", () -> store.counts().puts(),
            "delete", () -> store.counts().deletes(),
            "cas", () -> store.counts().swaps()));
    meters.counters(
        "kv_cas_operations_total",
        "Compare-and-swaps by what came of them.",
        "result",
        Map.of(
            "swapped", () -> store.counts().swapped(),
            "failed", () -> store.counts().notSwapped()));
    meters.gauge("kv_revision", "The revision of the last change.", store::revision);
  }

  private static void memory(Sources.Memory memory, Meters meters) {
    Map<String, Sources.Bounded> parts =
        Map.of(
            "store", memory.store(),
            "history", memory.history(),
            "requests", memory.requests(),
            "watches", memory.watches(),
            "connections", memory.connections());
    meters.gauges(
        "kv_memory_held_bytes",
        "What is taken of the heap, about, by what for.",
        "part",
        parts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue().figure())));
    meters.gauges(
        "kv_memory_limit_bytes",
        "What may be taken of the heap, by what for.",
        "part",
        parts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue()::limit)));
  }

  private static void changes(CountedChanges changes, Meters meters) {
    meters.counters(
        "kv_changes_total",
        "Changes of keys by cause; expired are those whose time had come.",
        "cause",
        Stream.of(Cause.values())
            .collect(Collectors.toMap(StoreMetrics::label, cause -> () -> changes.count(cause))));
  }

  private static void feed(ChangeFeed feed, Meters meters) {
    meters.gauge(
        "kv_feed_lag_revisions",
        "How many revisions those who watch are behind what concerns them, at most.",
        feed::lag);
    meters.gauge(
        "kv_feed_history_bytes",
        "What the changes take that are kept for who resumes, in bytes.",
        feed::historyBytes);
  }

  private static void watches(Sources sources, Meters meters) {
    meters.gauge("kv_watchers", "Watches that are open.", sources.watches().figure());
    meters.gauge("kv_watchers_limit", "Watches that can be open.", sources.watches()::limit);
    meters.counter(
        "kv_watcher_resets_total",
        "How many times a watcher fell behind and had to begin anew.",
        sources.resets());
  }

  private static String label(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }
}
