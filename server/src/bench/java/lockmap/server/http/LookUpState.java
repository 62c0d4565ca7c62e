package lockmap.server.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
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
        texts[number] = LookUpKeys.key(number);
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

  /** LockMap as the server has it, with nobody who hears of its changes. */
  @State(Scope.Benchmark)
  public static class OfLockMap {

    private static final int STRIPES = 256;

    private final LockMap map =
        new LockMap(
            new LockMap.Options(STRIPES, 0, Long.MAX_VALUE),
            System::nanoTime,
            new Random(7),
            _ -> {});

    /** Fills it. */
    @Setup
    public void fill() {
      for (int number = 0; number < LookUpKeys.COUNT; number++) {
        put(Utf8Bytes.of(LookUpKeys.key(number)));
      }
    }

    @Nullable Object run(Turn turn, Utf8Bytes key) {
      return turn.isWrite() ? put(key) : map.get(key);
    }

    private Object put(Utf8Bytes key) {
      Utf8Bytes value = Utf8Bytes.adopt(LookUpKeys.value());
      return map.apply(new Operation.Put(key, value, Expiry.NEVER));
    }
  }

  /** The JDK's map. */
  @State(Scope.Benchmark)
  public static class OfConcurrentHashMap {

    final Map<String, byte[]> map = new ConcurrentHashMap<>();

    /** Fills it. */
    @Setup
    public void fill() {
      LookUpState.fill(map);
    }
  }

  /** Caffeine without a bound, as the others have none. */
  @State(Scope.Benchmark)
  public static class OfCaffeine {

    final Map<String, byte[]> map = Caffeine.newBuilder().<String, byte[]>build().asMap();

    /** Fills it. */
    @Setup
    public void fill() {
      LookUpState.fill(map);
    }
  }

  private static void fill(Map<String, byte[]> map) {
    for (int number = 0; number < LookUpKeys.COUNT; number++) {
      map.put(LookUpKeys.key(number), LookUpKeys.value());
    }
  }
}
