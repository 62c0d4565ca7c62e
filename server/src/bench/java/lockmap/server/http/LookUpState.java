package lockmap.server.http;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import lockmap.server.bench.Filling;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Utf8Bytes;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is looked up, where, and in which order. */
public class LookUpState {

  private LookUpState() {}

  /** All the requests there are. */
  @State(Scope.Benchmark)
  public static class Requests {

    /** How the keys are chosen. */
    @Param({"zipf", "uniform"})
    public String keys = "";

    /** How many of a hundred requests write. */
    @Param({"0", "5", "50"})
    public int writes;

    private String[] paths = {};
    private String[] texts = {};
    private int[] order = {};

    /** Makes the texts, none of which is the object that a map has as its key. */
    @Setup
    public void prepare() {
      paths = new String[LookUpKeys.COUNT];
      texts = new String[LookUpKeys.COUNT];
      for (int number = 0; number < LookUpKeys.COUNT; number++) {
        texts[number] = Filling.key(number);
        paths[number] = LookUpKeys.PREFIX + texts[number];
      }
      order = LookUpKeys.requests(keys.equals("zipf"));
    }
  }

  /** Where one of the threads is among the requests. */
  @State(Scope.Thread)
  public static class Turn {

    private Requests requests = new Requests();
    private int at;
    private int sinceWrite;

    /** Begins somewhere. */
    @Setup
    public void begin(Requests all) {
      requests = all;
      at = ThreadLocalRandom.current().nextInt(LookUpKeys.REQUESTS);
    }

    String path() {
      return requests.paths[next()];
    }

    String text() {
      return requests.texts[next()];
    }

    boolean isWrite() {
      sinceWrite += requests.writes;
      if (sinceWrite < 100) {
        return false;
      }
      sinceWrite -= 100;
      return true;
    }

    private int next() {
      at = (at + 1) & (LookUpKeys.REQUESTS - 1);
      return requests.order[at];
    }
  }

  /** This server's map. */
  @State(Scope.Benchmark)
  public static class OfLockMap {

    private final LockMap map = Filling.lockMap();

    /** Fills it. */
    @Setup
    public void fill() {
      Filling.of(map, Expiry.NEVER).fill(LookUpKeys.COUNT);
    }

    @Nullable Object run(Turn turn, Utf8Bytes key) {
      return turn.isWrite() ? put(key) : map.get(key);
    }

    private Object put(Utf8Bytes key) {
      Utf8Bytes value = Utf8Bytes.adopt(Filling.value());
      return map.apply(new Operation.Put(key, value, Expiry.NEVER));
    }
  }

  /** The JDK's map. */
  @State(Scope.Benchmark)
  public static class OfConcurrentHashMap {

    final Map<String, byte[]> map = Filling.concurrentHashMap();

    /** Fills it. */
    @Setup
    public void fill() {
      Filling.of(map).fill(LookUpKeys.COUNT);
    }
  }

  /** Caffeine. */
  @State(Scope.Benchmark)
  public static class OfCaffeine {

    final Map<String, byte[]> map = Filling.caffeine();

    /** Fills it. */
    @Setup
    public void fill() {
      Filling.of(map).fill(LookUpKeys.COUNT);
    }
  }
}
