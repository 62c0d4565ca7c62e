package lockmap.server;

import java.security.SecureRandom;
import java.util.function.LongSupplier;
import lockmap.server.config.ServerConfig;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.memory.MemoryPool;
import lockmap.server.store.CountedChanges;
import lockmap.server.store.CountedStore;
import lockmap.server.store.LockMap;

/**
 * The keys, and the way of their changes.
 *
 * @param ticker the time that all of it goes by
 * @param watchMemory what those who watch share
 * @param feed hears of the changes; its owner closes it
 * @param changes counts them on their way there
 * @param map where the keys are
 * @param store the way to them, on which operations are counted
 */
record Engine(
    LongSupplier ticker,
    MemoryPool watchMemory,
    ChangeFeed feed,
    CountedChanges changes,
    LockMap map,
    CountedStore store) {

  private static final int STRIPES = 256;

  /** A new engine, with no keys. */
  static Engine of(ServerConfig config, LongSupplier ticker) {
    ServerConfig.Store keys = config.store();
    ServerConfig.Watch watch = config.watch();
    MemoryPool watchMemory = new MemoryPool(config.memory().watches());
    ChangeFeed feed =
        new ChangeFeed(
            new ChangeFeed.Options(watch.history(), watch.historySize(), watch.buffer()),
            keys.firstRevision(),
            watchMemory);
    CountedChanges changes = new CountedChanges(feed);
    LockMap map =
        new LockMap(
            new LockMap.Options(STRIPES, keys.firstRevision(), keys.maxMemory()),
            ticker,
            new SecureRandom(),
            changes);
    return new Engine(ticker, watchMemory, feed, changes, map, new CountedStore(map));
  }
}
