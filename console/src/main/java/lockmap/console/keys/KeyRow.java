package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key on a line of its own. */
final class KeyRow extends Row {

  private static final long NEVER = Long.MAX_VALUE;

  private final Folder folder;
  private final String key;
  private int size;
  private long revision;
  private long deadline = NEVER;
  private long changed = Long.MIN_VALUE / 2;

  KeyRow(Folder folder, String key) {
    super(folder.depth() + 1);
    this.folder = folder;
    this.key = key;
  }

  Folder folder() {
    return folder;
  }

  String key() {
    return key;
  }

  /** The length of the value, in bytes of UTF-8. */
  int size() {
    return size;
  }

  /** What has written the value. */
  long revision() {
    return revision;
  }

  /** How long it still lives; less than nothing where its end is about to be told. */
  Optional<Duration> left(Instant now) {
    return deadline == NEVER
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(deadline - now.toEpochMilli()));
  }

  /** How long ago it changed while somebody looked. */
  Duration sinceChange(Instant now) {
    return Duration.ofMillis(now.toEpochMilli() - changed);
  }

  @Override
  boolean isDue() {
    return isWithin() && folder.isOpen();
  }

  @Override
  String text() {
    return key;
  }

  @Override
  String name() {
    return folder.nameOf(key);
  }

  void hold(int newSize, long newRevision, @Nullable Long ttl, Instant now) {
    size = newSize;
    revision = newRevision;
    deadline = ttl == null ? NEVER : now.toEpochMilli() + ttl * 1000;
  }

  void flash(Instant now) {
    changed = now.toEpochMilli();
  }
}
