package lockmap.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lockmap.api.CasRequest;
import lockmap.api.Entry;
import lockmap.api.KeyValue;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.api.Paths;
import lockmap.api.Status;

/**
 * A LockMap server, spoken to over HTTP. Every method blocks until the answer is there, and is best
 * called on a virtual thread. Safe for any number of threads.
 *
 * <p>What may well happen is an answer: a key that is not there, a condition that does not hold. A
 * {@link ClientException} says that there was no such answer: the server {@linkplain
 * RefusedException refused}, {@linkplain NoAnswerException did not answer}, or {@linkplain
 * BadAnswerException is no LockMap}. It tells whether the request may have been carried out even
 * so. No write is ever sent twice behind the caller's back, and a refusal of the moment (429, 503)
 * tells how long to wait. Keys, values and times that the contract does not allow are an {@link
 * IllegalArgumentException} before anything is sent; a closed client is an {@link
 * IllegalStateException}, and a write by a {@linkplain ClientOptions#withReadOnly read-only} one a
 * {@link ReadOnlyException}, so neither is anything sent.
 */
public final class StoreClient implements AutoCloseable {

  private static final int LARGEST_EVENT = 64 << 20;

  private final Http http;
  private final KeyCalls keys;
  private final ManyCalls many;
  private final TransferCalls transfer;
  private final Duration silence;
  private final Time time;
  private final Set<WatchStream> watches = ConcurrentHashMap.newKeySet();

  /** A client to a server; its connections are made as they are needed. */
  public StoreClient(ClientOptions options) {
    this(options, Time.REAL);
  }

  StoreClient(ClientOptions options, Time time) {
    this.silence = options.watchSilence();
    this.time = time;
    this.http = new Http(options, time);
    this.keys = new KeyCalls(http);
    this.many = new ManyCalls(http);
    this.transfer = new TransferCalls(http);
  }

  /** A client to the server at an address such as {@code http://localhost:3000}. */
  public static StoreClient to(String server) {
    return new StoreClient(ClientOptions.to(URI.create(server)));
  }

  /** The value of a key, if it exists. */
  public Optional<String> get(String key) {
    return keys.get(key);
  }

  /** The value of a key with its revision and time to live, if it exists. */
  public Optional<Entry> entry(String key) {
    return keys.entry(key);
  }

  /** What a key holds, unless it is still as a revision has written it. */
  public Reading readUnless(String key, long revision) {
    return keys.read(key, revision, Duration.ZERO);
  }

  /**
   * What a key holds once it is no longer as a revision has written it.
   *
   * @param wait how long to wait for that, at most a minute; rounded up to whole seconds
   */
  public Reading awaitChange(String key, long revision, Duration wait) {
    return keys.read(key, revision, wait);
  }

  /** Sets a value that stays for as long as nobody removes it. */
  public PutResult put(String key, String value) {
    return put(key, value, Ttl.FOREVER);
  }

  /** Sets a value that lives for some time. */
  public PutResult put(String key, String value, Ttl ttl) {
    return put(key, value, ttl, Precondition.NONE);
  }

  /** Sets a value if something is true of the key. */
  public PutResult put(String key, String value, Ttl ttl, Precondition precondition) {
    return keys.put(key, value, KeyCalls.living(ttl), precondition);
  }

  /** Sets a value as {@code put} does, and tells the one that was there. */
  public PutResult getAndPut(String key, String value, Ttl ttl, Precondition precondition) {
    return keys.put(key, value, KeyCalls.living(ttl).with("return", "previous"), precondition);
  }

  /** Removes a key. */
  public DeleteResult delete(String key) {
    return delete(key, Precondition.NONE);
  }

  /** Removes a key if something is true of it. */
  public DeleteResult delete(String key, Precondition precondition) {
    return keys.delete(key, new QueryString(), precondition);
  }

  /** Removes a key as {@code delete} does, and tells the value that was there. */
  public DeleteResult getAndDelete(String key, Precondition precondition) {
    return keys.delete(key, new QueryString().with("return", "previous"), precondition);
  }

  /** Swaps a value for another, if the key has it; the key keeps its time to live. */
  public SwapResult compareAndSwap(String key, String expected, String replacement) {
    return compareAndSwap(key, new CasRequest(expected, replacement));
  }

  /** Makes, changes or removes a key, if it is as expected. */
  public SwapResult compareAndSwap(String key, CasRequest swap) {
    return keys.compareAndSwap(key, swap, http.patience());
  }

  /** The same, and gives up after some time, if that is shorter than the time for any request. */
  SwapResult compareAndSwap(String key, CasRequest swap, Duration patience) {
    return keys.compareAndSwap(key, swap, patience);
  }

  /** Adds to the number that a key holds; one that does not exist counts as 0. */
  public IncrementResult increment(String key, long by) {
    return keys.increment(key, by);
  }

  /**
   * Gives a key another time to live and leaves its value.
   *
   * @param ttl seconds, or {@link Ttl#FOREVER}
   * @return the revision of the key, if it exists
   */
  public OptionalLong touch(String key, Ttl ttl) {
    return keys.touch(key, ttl);
  }

  /** One page of keys. */
  public Listing list(ListQuery query) {
    return many.list(query);
  }

  /** All pages of keys from this one on, each asked for when the stream comes to it. */
  public Stream<Listing> pages(ListQuery query) {
    Pages pages = new Pages(query, many::list);
    int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, ordered), false);
  }

  /**
   * All keys, page by page as the stream comes to them. One that stands all the while is there
   * exactly once; folded prefixes are left out.
   */
  public Stream<ListedKey> keys(ListQuery query) {
    return pages(query).flatMap(page -> page.entries().stream());
  }

  /** How many keys begin with a prefix; with an empty one, all. */
  public long count(String prefix) {
    return many.count(prefix);
  }

  /**
   * Removes the keys that begin with a prefix, one by one.
   *
   * @param prefix not empty
   * @return how many this call removed
   */
  public long deleteAll(String prefix) {
    return many.deleteAll(prefix);
  }

  /** Carries out operations in their order, each by itself; there is one answer for each. */
  public List<Outcome> batch(List<Operation> operations) {
    return many.batch(operations);
  }

  /** Carries out all operations at one moment, or none of them. */
  public AtomicResult atomically(List<Operation> operations) {
    return many.atomically(operations);
  }

  /**
   * The entries under a prefix as they arrive, in constant memory; the caller closes the stream.
   */
  public Stream<KeyValue> export(String prefix) {
    return transfer.export(prefix);
  }

  /**
   * Copies the entries under a prefix, each a line of JSON, in constant memory.
   *
   * @throws IOException where they cannot be written; all else is a {@link ClientException}
   */
  public void exportTo(OutputStream out, String prefix) throws IOException {
    transfer.exportTo(out, prefix);
  }

  /**
   * Stores entries, each a line of JSON, in constant memory. They go up in requests of about a
   * mebibyte, one after the other; none begins before the one before has been answered.
   *
   * @param lines the entries; the caller closes them
   * @param progress is told how many are stored, after each request
   * @throws IOException where the lines cannot be read, or one has more than 64 MiB
   */
  public ImportResult importFrom(InputStream lines, LongConsumer progress) throws IOException {
    return transfer.importFrom(lines, progress);
  }

  /** A watch, which the caller closes; it connects when it is first read. */
  public WatchStream watch(WatchQuery query) {
    Backoff backoff = new Backoff(RandomGenerator.getDefault());
    WatchCalls calls = new WatchCalls(http, query);
    WatchStream watch =
        new WatchStream(calls::open, backoff, LARGEST_EVENT, silence, time, watches::remove);
    watches.add(watch);
    return watch;
  }

  /** The server's figures. */
  public Status status() {
    return http.ask(http.to(Paths.STATUS), Status.class);
  }

  /** Whether the server takes requests. */
  public boolean isReady() {
    return http.send(http.to(Paths.HEALTH_READY)).saysReady();
  }

  /** Breaks off what is under way, closes all watches, and lets go of all connections. */
  @Override
  public void close() {
    watches.forEach(WatchStream::close);
    http.close();
  }
}
