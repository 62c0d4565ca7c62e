package lockmap.server.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be true of a key for an operation on it to be carried out. */
public sealed interface Condition {

  /** The one instance of {@link None}. */
  Condition NONE = new None();

  /** The one instance of {@link Absent}. */
  Condition ABSENT = new Absent();

  /** The one instance of {@link Present}. */
  Condition PRESENT = new Present();

  /** Whether it is true of what stands under the key, or of null where nothing does. */
  boolean holds(@Nullable Slot current);

  /** Nothing need be true. */
  record None() implements Condition {
    @Override
    public boolean holds(@Nullable Slot current) {
      return true;
    }
  }

  /** The key does not exist. */
  record Absent() implements Condition {
    @Override
    public boolean holds(@Nullable Slot current) {
      return current == null;
    }
  }

  /** The key exists. */
  record Present() implements Condition {
    @Override
    public boolean holds(@Nullable Slot current) {
      return current != null;
    }
  }

  /** The key exists and was last written by one of these revisions. */
  record WrittenBy(Set<Long> revisions) implements Condition {

    /** Keeps a copy of the set. */
    public WrittenBy {
      revisions = Set.copyOf(revisions);
    }

    /** The key exists and was last written by this revision. */
    public WrittenBy(long revision) {
      this(Set.of(revision));
    }

    @Override
    public boolean holds(@Nullable Slot current) {
      return current != null && revisions.contains(current.revision());
    }
  }

  /** The key exists and has this value. */
  record Holding(Utf8Bytes value) implements Condition {
    @Override
    public boolean holds(@Nullable Slot current) {
      return current != null && value.equals(current.value());
    }
  }
}
