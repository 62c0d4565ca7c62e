package lockmap.server.store;

import java.util.Iterator;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Keeping a million keys in order, against a skip list of keys. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class Index {

  private static final int KEYS = 1_000_000;
  private static final int PAGE = 100;

  private final KeyIndex index = new KeyIndex();
  private final ConcurrentSkipListSet<Utf8Bytes> skipList = new ConcurrentSkipListSet<>();

  /** Fills both. */
  @Setup
  public void fill() {
    for (int number = 0; number < KEYS; number++) {
      index.add(key(number, ""));
      skipList.add(key(number, ""));
    }
  }

  /** A key that comes and goes. */
  @Benchmark
  public void lockMapAddAndRemove() {
    Utf8Bytes key = somewhere("x");
    index.add(key);
    index.remove(key);
  }

  /** A key that comes and goes. */
  @Benchmark
  public void skipListAddAndRemove() {
    Utf8Bytes key = somewhere("x");
    skipList.add(key);
    skipList.remove(key);
  }

  /** A hundred keys from anywhere. */
  @Benchmark
  public void lockMapPage(Blackhole hole) {
    page(index.within(new KeyRange(somewhere(""), null)).iterator(), hole);
  }

  /** A hundred keys from anywhere. */
  @Benchmark
  public void skipListPage(Blackhole hole) {
    page(skipList.tailSet(somewhere("")).iterator(), hole);
  }

  private static void page(Iterator<Utf8Bytes> keys, Blackhole hole) {
    for (int count = 0; count < PAGE && keys.hasNext(); count++) {
      hole.consume(keys.next());
    }
  }

  private static Utf8Bytes somewhere(String suffix) {
    return key(ThreadLocalRandom.current().nextInt(KEYS), suffix);
  }

  private static Utf8Bytes key(int number, String suffix) {
    String digits = Integer.toString(number);
    return Utf8Bytes.of("key-" + "0".repeat(12 - digits.length()) + digits + suffix);
  }
}
