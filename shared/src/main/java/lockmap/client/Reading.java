package lockmap.client;

import lockmap.api.Entry;

/** What came of a read by somebody who knows a revision of the key. */
public sealed interface Reading {

  /** The key has been written since, or by another revision. */
  record Changed(Entry entry) implements Reading {}

  /** The key is still as that revision has written it. */
  record Unchanged(long revision) implements Reading {}

  /** The key does not exist. */
  record Absent() implements Reading {}
}
