package lockmap.server.store;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A store, the time it goes by and the changes it tells of, for the tests of any engine S. */
public abstract class StoreHarness<S extends Store> {

  final ManualTicker ticker = new ManualTicker();
  final RecordedChanges changes = new RecordedChanges();
  S store;

  /**
   * Opens the engine under test, empty and without a bound that a test could reach.
   *
   * @param ticker its time, in nanoseconds
   * @param listener hears of its changes
   */
  protected abstract S open(LongSupplier ticker, ChangeListener listener);

  @BeforeEach
  void open() {
    store = open(ticker, changes);
  }

  final Outcome put(String key, String value) {
    return put(key, value, Expiry.NEVER);
  }

  final Outcome put(String key, String value, Expiry expiry) {
    return store.apply(new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of(value), expiry));
  }

  final Outcome delete(String key) {
    return store.apply(new Operation.Delete(Utf8Bytes.of(key)));
  }

  final Outcome swap(String key, String expected, String replacement) {
    return store.apply(
        new Operation.CompareAndSwap(
            Utf8Bytes.of(key), Utf8Bytes.of(expected), Utf8Bytes.of(replacement)));
  }

  final @Nullable Slot get(String key) {
    return store.get(Utf8Bytes.of(key));
  }

  final View view(String key) {
    return store.view(Utf8Bytes.of(key));
  }
}
