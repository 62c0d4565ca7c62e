package lockmap.server.http;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import lockmap.server.bench.Filling;
import lockmap.server.store.Utf8Bytes;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * Finding what a request asks for, and putting what it brings: from the path as it stands in the
 * request, or with a text in hand. The same on maps whose keys are texts:
 *
 * <ul>
 *   <li>by path: what somebody in a hurry does, who cuts the key out and undoes escapes if there
 *       are any, and asks no more of it
 *   <li>by checked path: what this server asks of a key, which then becomes a text
 *   <li>by text: one whose hash is known already, since it is always the same object
 * </ul>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LookUp {

  /** The server's way. */
  @Benchmark
  public @Nullable Object lockMapByPath(LookUpState.OfLockMap state, LookUpState.Turn turn) {
    return state.run(turn, KeyPath.decode(turn.path(), LookUpKeys.PREFIX.length()));
  }

  /** With a text, of which the key must be made first. */
  @Benchmark
  public @Nullable Object lockMapByText(LookUpState.OfLockMap state, LookUpState.Turn turn) {
    return state.run(turn, Utf8Bytes.of(turn.text()));
  }

  /** The path, unchecked. */
  @Benchmark
  public @Nullable Object concurrentHashMapByPath(
      LookUpState.OfConcurrentHashMap state, LookUpState.Turn turn) {
    return run(state.map, turn, LookUpKeys.text(turn.path()));
  }

  /** The path, with the server's checks. */
  @Benchmark
  public @Nullable Object concurrentHashMapByCheckedPath(
      LookUpState.OfConcurrentHashMap state, LookUpState.Turn turn) {
    String key = KeyPath.decode(turn.path(), LookUpKeys.PREFIX.length()).toString();
    return run(state.map, turn, key);
  }

  /** A text. */
  @Benchmark
  public @Nullable Object concurrentHashMapByText(
      LookUpState.OfConcurrentHashMap state, LookUpState.Turn turn) {
    return run(state.map, turn, turn.text());
  }

  /** The path, unchecked. */
  @Benchmark
  public @Nullable Object caffeineByPath(LookUpState.OfCaffeine state, LookUpState.Turn turn) {
    return run(state.map, turn, LookUpKeys.text(turn.path()));
  }

  /** A text. */
  @Benchmark
  public @Nullable Object caffeineByText(LookUpState.OfCaffeine state, LookUpState.Turn turn) {
    return run(state.map, turn, turn.text());
  }

  private static @Nullable Object run(Map<String, byte[]> map, LookUpState.Turn turn, String key) {
    return turn.isWrite() ? map.put(key, Filling.value()) : map.get(key);
  }
}
