package lockmap.api;

import java.time.Instant;

/**
 * The server's figures, as {@code GET /status} gives them. Counts are since the server's start
 * except where they say otherwise, and include the operations inside batches.
 *
 * @param status {@code OK}
 * @param uptime how long the server has run, in words
 * @param totalKeys the keys that are there now
 * @param totalOperations the sum of get, put, delete and compare-and-swap operations
 * @param getOperations the reads of a key
 * @param putOperations the writes of a key
 * @param deleteOperations the removals of a key
 * @param casOperations the compare-and-swaps, whatever came of them
 * @param successfulCasOperations the compare-and-swaps that swapped
 * @param failedCasOperations the compare-and-swaps that did not
 * @param watchRequestsCount the watches open now
 * @param batchRequestsCount the batches running now
 * @param serverTime the server's clock, ISO 8601 on the wire
 * @param version the server's version
 * @param memory what the entries and the heap take
 * @param connections the connections open now
 * @param watchers the watches open now
 * @param feed how far those who watch have been told of what changed
 * @param expiredKeys the keys that were removed because their time had come
 * @param rateLimitedRequests the requests that were refused because their client made too many
 * @param shedRequests the requests that were refused because the server could not carry them
 * @param latencyMicros how long operations took lately, by kind, in microseconds
 */
public record Status(
    String status,
    String uptime,
    long totalKeys,
    long totalOperations,
    long getOperations,
    long putOperations,
    long deleteOperations,
    long casOperations,
    long successfulCasOperations,
    long failedCasOperations,
    long watchRequestsCount,
    long batchRequestsCount,
    Instant serverTime,
    String version,
    Memory memory,
    Connections connections,
    Watchers watchers,
    Feed feed,
    long expiredKeys,
    long rateLimitedRequests,
    long shedRequests,
    Latencies latencyMicros) {

  /**
   * What is taken of the memory there is, in bytes.
   *
   * @param heldBytes by the entries, about
   * @param limitBytes by the entries at most
   * @param heapUsedBytes by everything, of the JVM's heap
   * @param heapLimitBytes how far the heap may grow
   * @param history by the changes that are kept for who resumes
   * @param requests by requests, for what they send and are sent
   * @param watches by watches, for what they have yet to tell
   * @param connections by connections, about
   * @param total by all of these and the entries
   */
  public record Memory(
      long heldBytes,
      long limitBytes,
      long heapUsedBytes,
      long heapLimitBytes,
      Share history,
      Share requests,
      Share watches,
      Share connections,
      Share total) {}

  /**
   * A part of the memory.
   *
   * @param heldBytes what is taken of it, in bytes
   * @param limitBytes what can be
   */
  public record Share(long heldBytes, long limitBytes) {}

  /**
   * Connections.
   *
   * @param open how many are open
   * @param limit how many can be
   */
  public record Connections(long open, long limit) {}

  /**
   * Watches.
   *
   * @param open how many are open
   * @param limit how many can be
   * @param resets how many times one of them fell behind and had to begin anew
   */
  public record Watchers(long open, long limit, long resets) {}

  /**
   * The way of changes to those who watch.
   *
   * @param revision the revision of the last change
   * @param lag how many revisions those who watch are behind what concerns them, at most
   * @param historyBytes what the changes take that are kept for who resumes, in bytes
   */
  public record Feed(long revision, long lag, long historyBytes) {}

  /**
   * How long requests of each kind took the server.
   *
   * @param get those that read a key, without those that asked to wait for a change
   * @param put those that write a key
   * @param delete those that remove a key
   * @param cas compare-and-swaps
   * @param incr increments
   * @param touch those that give a key another deadline
   * @param list those that list or count keys
   * @param batch whole batches
   */
  public record Latencies(
      Latency get,
      Latency put,
      Latency delete,
      Latency cas,
      Latency incr,
      Latency touch,
      Latency list,
      Latency batch) {}
}
