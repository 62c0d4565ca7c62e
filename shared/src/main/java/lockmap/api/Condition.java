package lockmap.api;

/**
 * What must be true of a key for an {@link Operation} of a batch to be carried out. The
 * constructors throw {@link IllegalArgumentException} for what the contract does not allow.
 */
public sealed interface Condition {

  /** The one instance of {@link None}. */
  Condition NONE = new None();

  /** The one instance of {@link Absent}. */
  Condition ABSENT = new Absent();

  /** Nothing need be true. */
  record None() implements Condition {}

  /** The key does not exist, {@code if_absent} on the wire. */
  record Absent() implements Condition {}

  /** The key exists and was last written by this revision, {@code if_revision} on the wire. */
  record WrittenBy(long revision) implements Condition {

    /** Checks the revision. */
    public WrittenBy {
      Limits.requireRevision("if_revision", revision);
    }
  }

  /** The key exists and has this value, {@code expected} on the wire. */
  record Holding(String value) implements Condition {

    /** Checks the value. */
    public Holding {
      Limits.requireText("expected", value);
    }
  }
}
