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
    String version) {}
