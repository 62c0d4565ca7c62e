package lockmap.server.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands under one key: key, value and the revision that wrote it. Immutable, and safe to
 * publish without a lock, so that whoever holds one may go on reading it after the store has moved
 * on.
 *
 * <p>It holds the bare arrays: with an object around each of them an entry would take 32 bytes
 * more.
 */
public sealed class Slot permits TimedSlot {

  /** The deadline of a slot that never expires. */
  public static final long NEVER = Long.MAX_VALUE;

  private final byte[] key;
  private final int hash;
  private final byte[] value;
  private final long revision;

  Slot(Utf8Bytes key, int hash, Utf8Bytes value, long revision) {
    this.key = key.sharedArray();
    this.hash = hash;
    this.value = value.sharedArray();
    this.revision = revision;
  }

  static Slot of(Utf8Bytes key, int hash, Utf8Bytes value, long revision, long deadline) {
    return deadline == NEVER
        ? new Slot(key, hash, value, revision)
        : new TimedSlot(key, hash, value, revision, deadline);
  }

  /** The key. */
  public Utf8Bytes key() {
    return Utf8Bytes.known(key);
  }

  boolean hasKey(Utf8Bytes other) {
    return Arrays.equals(key, other.sharedArray());
  }

  /** The value. */
  public Utf8Bytes value() {
    return Utf8Bytes.known(value);
  }

  /** The revision of the change that wrote this slot. */
  public long revision() {
    return revision;
  }

  /** When the slot expires, in nanoseconds on the store's ticker, or {@link #NEVER}. */
  public long deadline() {
    return NEVER;
  }

  /**
   * How long the slot still lives, in whole seconds, rounded up and never 0: what has no time left
   * is not spoken of.
   *
   * @param now nanoseconds on the store's ticker
   * @return null where it never expires
   */
  public @Nullable Long secondsLeft(long now) {
    return null;
  }

  int hash() {
    return hash;
  }
}
