package lockmap.server.store;

/** One act on one key. */
public sealed interface Operation {

  /** The key acted on. */
  Utf8Bytes key();

  /** Reads the key's slot. */
  record Get(Utf8Bytes key) implements Operation {}

  /** Writes the key, whether or not it exists. */
  record Put(Utf8Bytes key, Utf8Bytes value, Expiry expiry) implements Operation {}

  /** Removes the key. */
  record Delete(Utf8Bytes key) implements Operation {}

  /** Writes the replacement where the key exists with the expected value; keeps the deadline. */
  record CompareAndSwap(Utf8Bytes key, Utf8Bytes expected, Utf8Bytes replacement)
      implements Operation {}
}
