package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a {@link WatchStream} has to tell. */
public sealed interface WatchEvent {

  /** A key has changed. */
  sealed interface Change extends WatchEvent {

    /** Which key. */
    String key();

    /** The revision of the change. */
    long revision();
  }

  /**
   * What a key holds as the watch begins, or begins anew.
   *
   * @param key which key
   * @param value its value; null where it does not exist, or the watch goes without values
   * @param size the length of its value in bytes of UTF-8, with values or without; null where it
   *     does not exist
   * @param revision the revision that wrote it; of one that does not exist, that at which this is
   *     so
   * @param ttl how long it lives on, in seconds; null where it does not expire
   */
  record State(
      String key, @Nullable String value, @Nullable Integer size, long revision, @Nullable Long ttl)
      implements WatchEvent {

    /** The state as a watch with values tells it: of a key without a value, that it has none. */
    public State(String key, @Nullable String value, long revision, @Nullable Long ttl) {
      this(key, value, value == null ? null : sizeOf(value), revision, ttl);
    }

    /**
     * Whether the key exists; one that does not is told of only if it was named or went away while
     * the states were told.
     */
    public boolean exists() {
      return size != null;
    }
  }

  /**
   * All has been told that happened up to a revision. It ends the states that a watch begins with,
   * and what one that was cut off has missed.
   *
   * @param revision that revision
   */
  record Ready(long revision) implements WatchEvent {}

  /**
   * A value was set: by a put, an increment, or by a touch the same value again.
   *
   * @param key of which key
   * @param value the value; null where the watch goes without values
   * @param size the length of the value in bytes of UTF-8, with values or without
   * @param revision the revision of the change
   * @param ttl how long it lives, in seconds; null where it does not expire
   */
  record Put(String key, @Nullable String value, int size, long revision, @Nullable Long ttl)
      implements Change {

    /** The change as a watch with values tells it. */
    public Put(String key, String value, long revision, @Nullable Long ttl) {
      this(key, value, sizeOf(value), revision, ttl);
    }
  }

  /**
   * A compare-and-swap set a value.
   *
   * @param key of which key
   * @param value the value; null where the watch goes without values
   * @param size the length of the value in bytes of UTF-8, with values or without
   * @param revision the revision of the change
   * @param ttl how long it lives, in seconds; null where it does not expire
   */
  record Swap(String key, @Nullable String value, int size, long revision, @Nullable Long ttl)
      implements Change {

    /** The change as a watch with values tells it. */
    public Swap(String key, String value, long revision, @Nullable Long ttl) {
      this(key, value, sizeOf(value), revision, ttl);
    }
  }

  /** A key was removed, by a compare-and-swap too. */
  record Delete(String key, long revision) implements Change {}

  /** A key came to its deadline and is gone. */
  record Expired(String key, long revision) implements Change {}

  /**
   * What was told before counts no longer, because there are changes since that cannot be told. The
   * states of all keys follow, unless the watch goes without a snapshot, and {@link Ready}. It may
   * come twice.
   *
   * @param revision where the server stood; 0 where that is not known
   */
  record Reset(long revision) implements WatchEvent {}

  /**
   * There is no connection, and another attempt will be made.
   *
   * @param reason why, in one sentence
   * @param retryIn how long from now
   */
  record Disconnected(String reason, Duration retryIn) implements WatchEvent {}

  /** There is a connection again. What was missed follows and then {@link Ready}, or a reset. */
  record Reconnected() implements WatchEvent {}

  /** The stream was closed here; nothing else comes any more. */
  record Closed() implements WatchEvent {}

  private static int sizeOf(String value) {
    return value.getBytes(UTF_8).length;
  }
}
