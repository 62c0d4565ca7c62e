package lockmap.server.status;

import java.util.function.LongSupplier;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.http.Traffic;
import lockmap.server.store.CountedChanges;
import lockmap.server.store.CountedStore;

/**
 * Where the figures come from. All of them are plain numbers that somebody keeps anyway; asking for
 * them costs those who work nothing.
 *
 * @param store the keys
 * @param changes how often they changed
 * @param feed the way of the changes to who watches
 * @param traffic the requests
 * @param memory what the entries take, in bytes
 * @param connections the connections that are open
 * @param watches the watches that are open
 * @param resets how many times a watcher fell behind
 * @param batches the batches that are being carried out
 * @param rateLimited the requests that were refused to clients that made too many
 * @param clients about how many clients the rate limit remembers
 * @param tokensFileGood 1 while the tokens that count are those of the file, or 0
 */
public record Sources(
    CountedStore store,
    CountedChanges changes,
    ChangeFeed feed,
    Traffic traffic,
    Bounded memory,
    Bounded connections,
    Bounded watches,
    LongSupplier resets,
    LongSupplier batches,
    LongSupplier rateLimited,
    LongSupplier clients,
    LongSupplier tokensFileGood) {

  /**
   * A figure that has a bound.
   *
   * @param figure what it is now
   * @param limit what it may be at most
   */
  public record Bounded(LongSupplier figure, long limit) {

    /** What it is now. */
    long now() {
      return figure.getAsLong();
    }
  }
}
