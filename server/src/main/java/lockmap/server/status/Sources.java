package lockmap.server.status;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.http.Traffic;
import lockmap.server.store.CountedChanges;
import lockmap.server.store.CountedStore;
import org.jspecify.annotations.Nullable;

/**
 * Where the figures come from. All of them are plain numbers that somebody keeps anyway; asking for
 * them costs those who work nothing.
 *
 * @param store the keys
 * @param changes how often they changed
 * @param feed the way of the changes to who watches
 * @param traffic the requests
 * @param memory what is taken of the memory
 * @param connections the connections that are open
 * @param watches the watches that are open
 * @param resets how many times a watcher fell behind
 * @param batches the batches that are being carried out
 * @param rateLimited the requests that were refused to clients that made too many
 * @param clients about how many clients the rate limit remembers
 * @param tokensFileGood 1 while the tokens that count are those of the file, or 0
 * @param shed the requests that were refused because they were more than the server can carry
 * @param queueDelay how long requests wait before the server begins with them, in nanoseconds
 * @param certificate what the server shows of itself; null where it speaks without TLS
 * @param audit where changes are written down; null where they are not
 */
public record Sources(
    CountedStore store,
    CountedChanges changes,
    ChangeFeed feed,
    Traffic traffic,
    Memory memory,
    Bounded connections,
    Bounded watches,
    LongSupplier resets,
    LongSupplier batches,
    LongSupplier rateLimited,
    LongSupplier clients,
    LongSupplier tokensFileGood,
    LongSupplier shed,
    LongSupplier queueDelay,
    @Nullable Certificate certificate,
    @Nullable AuditLog audit) {

  /**
   * The file in which changes and refusals are written down.
   *
   * @param lost lines that could not be written and were forgotten
   * @param failures how many times writing failed
   */
  public record AuditLog(LongSupplier lost, LongSupplier failures) {}

  /**
   * The certificate that the server shows.
   *
   * @param expiry when it runs out
   * @param failures how many times another was to take its place and could not
   */
  public record Certificate(Supplier<Instant> expiry, LongSupplier failures) {}

  /**
   * What is taken of the memory, in bytes.
   *
   * @param store by the entries
   * @param history by the changes that are kept for who resumes
   * @param requests by requests that are being worked on
   * @param watches by what watches have yet to tell
   * @param connections by connections, about
   */
  public record Memory(
      Bounded store, Bounded history, Bounded requests, Bounded watches, Bounded connections) {

    /** All of it. */
    Bounded total() {
      List<Bounded> parts = List.of(store, history, requests, watches, connections);
      return new Bounded(
          () -> parts.stream().mapToLong(Bounded::now).sum(),
          parts.stream().mapToLong(Bounded::limit).sum());
    }
  }

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
