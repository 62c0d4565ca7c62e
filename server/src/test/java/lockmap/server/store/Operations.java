package lockmap.server.store;

/** Operations in few words. */
final class Operations {

  private Operations() {}

  static Operation getting(String key) {
    return new Operation.Get(Utf8Bytes.of(key));
  }

  static Operation getting(String key, Condition condition) {
    return new Operation.Get(Utf8Bytes.of(key), condition);
  }

  static Operation putting(String key, String value) {
    return putting(key, value, Expiry.NEVER);
  }

  static Operation putting(String key, String value, Expiry expiry) {
    return new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of(value), expiry);
  }

  static Operation putting(String key, String value, Condition condition) {
    return new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of(value), Expiry.NEVER, condition);
  }

  static Operation deleting(String key) {
    return new Operation.Delete(Utf8Bytes.of(key));
  }

  static Operation deleting(String key, Condition condition) {
    return new Operation.Delete(Utf8Bytes.of(key), condition);
  }

  static Operation swapping(String key, String expected, String replacement) {
    return new Operation.CompareAndSwap(
        Utf8Bytes.of(key), Utf8Bytes.of(expected), Utf8Bytes.of(replacement));
  }

  static Operation swappingForNothing(String key, Condition condition) {
    return new Operation.CompareAndDelete(Utf8Bytes.of(key), condition);
  }

  static Operation adding(String key, long by) {
    return new Operation.Increment(Utf8Bytes.of(key), by);
  }

  static Operation touching(String key, Expiry expiry) {
    return new Operation.Touch(Utf8Bytes.of(key), expiry);
  }
}
