package lockmap.server.http;

import lockmap.api.CasRequest;
import lockmap.server.store.Condition;
import lockmap.server.store.Expiry;
import lockmap.server.store.Operation;
import lockmap.server.store.Utf8Bytes;

/** What a compare-and-swap asks of the store, be it a request of its own or a step of a batch. */
public final class Swaps {

  private Swaps() {}

  /**
   * The operation that a client means.
   *
   * @param name what the new value is called in the request
   * @param maxValueSize the largest value, in bytes
   * @throws HttpProblem 413 where the new value is larger
   */
  public static Operation operation(Utf8Bytes key, CasRequest swap, String name, int maxValueSize) {
    Condition condition = condition(swap);
    String replacement = swap.replacement();
    if (replacement == null) {
      return new Operation.CompareAndDelete(key, condition);
    }
    Utf8Bytes value = RequestReader.value(name, replacement, maxValueSize);
    Long ttl = swap.ttl();
    Expiry expiry = ttl == null ? Expiry.KEEP : Expiry.afterSeconds(ttl);
    return new Operation.CompareAndSwap(key, condition, value, expiry);
  }

  private static Condition condition(CasRequest swap) {
    Long revision = swap.revision();
    if (revision != null) {
      return new Condition.WrittenBy(revision);
    }
    String expected = swap.expected();
    return expected == null ? Condition.ABSENT : new Condition.Holding(Utf8Bytes.of(expected));
  }
}
