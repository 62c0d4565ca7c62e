package lockmap.client;

import lockmap.api.Limits;

/** What must be true of a key for a write to be carried out. */
public sealed interface Precondition {

  /** Nothing need be true. */
  Precondition NONE = new None();

  /** The key must not exist. */
  Precondition ABSENT = new Absent();

  /** The key must exist, whatever it holds. */
  Precondition PRESENT = new Present();

  /** Nothing need be true. */
  record None() implements Precondition {}

  /** The key does not exist. */
  record Absent() implements Precondition {}

  /** The key exists. */
  record Present() implements Precondition {}

  /**
   * The key exists and was last written by a revision.
   *
   * @param revision that revision, not negative
   */
  record WrittenBy(long revision) implements Precondition {

    /** Checks the revision. */
    public WrittenBy {
      Limits.requireRevision("revision", revision);
    }
  }

  /**
   * The key exists and was last written by a revision.
   *
   * @throws IllegalArgumentException where it is negative
   */
  static Precondition revision(long revision) {
    return new WrittenBy(revision);
  }
}
