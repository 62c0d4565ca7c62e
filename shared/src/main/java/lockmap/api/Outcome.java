package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * How one {@link Operation} of a batch went.
 *
 * <p>It is a status and not a sealed family, because the status alone is what the wire carries: 204
 * answers a PUT as well as a DELETE, and a client must be able to hold a status that only a newer
 * server knows.
 *
 * @param status the status code that the operation would have had as a request of its own; 424 for
 *     one that an atomic batch never came to
 * @param value the value found or the new number; null where the answer holds none
 * @param revision the revision of the entry that was written or found, or of its removal; null
 *     where there is none, and in every batch that is not atomic
 */
public record Outcome(int status, @Nullable String value, @Nullable Long revision) {

  /** A PUT made a new entry. */
  public static final Outcome CREATED = new Outcome(201, null);

  /** A PUT took the place of an entry. */
  public static final Outcome REPLACED = new Outcome(204, null);

  /** A DELETE removed an entry. */
  public static final Outcome DELETED = new Outcome(204, null);

  /** There was no such key. */
  public static final Outcome ABSENT = new Outcome(404, null);

  /** An earlier operation of an atomic batch failed, so that this one was not tried. */
  public static final Outcome NOT_TRIED = new Outcome(424, null);

  /** An answer without a revision. */
  public Outcome(int status, @Nullable String value) {
    this(status, value, null);
  }

  /** A GET found a value. */
  public static Outcome found(String value) {
    return new Outcome(200, value);
  }

  /** The same answer, with the revision of what it is about. */
  public Outcome at(long revision) {
    return new Outcome(status, value, revision);
  }
}
