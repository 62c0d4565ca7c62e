package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Utf8Bytes;

/**
 * How a map that is compared with others is filled: all with the same entries, keys of 16 bytes and
 * values of 100, each of which an entry has for itself.
 *
 * @param map the map
 * @param put puts an entry into it
 */
public record Filling(Object map, BiConsumer<String, byte[]> put) {

  private static final int STRIPES = 256;
  private static final int KEY_SIZE = 16;
  private static final int VALUE_SIZE = 100;

  /** Fills a LockMap with entries that live so long. */
  public static Filling of(LockMap map, Expiry expiry) {
    return new Filling(
        map,
        (key, value) -> {
          Utf8Bytes bytes = Utf8Bytes.adopt(key.getBytes(US_ASCII));
          map.apply(new Operation.Put(bytes, Utf8Bytes.adopt(value), expiry));
        });
  }

  /** Fills a map of texts. */
  public static Filling of(Map<String, byte[]> map) {
    return new Filling(map, map::put);
  }

  /** LockMap as the server has it, with nobody who hears of its changes. */
  public static LockMap lockMap() {
    LockMap.Options options = new LockMap.Options(STRIPES, 0, Long.MAX_VALUE);
    return new LockMap(options, System::nanoTime, new Random(7), _ -> {});
  }

  /** The JDK's map. */
  public static Map<String, byte[]> concurrentHashMap() {
    return new ConcurrentHashMap<>();
  }

  /** Caffeine without a bound, as the others have none. */
  public static Map<String, byte[]> caffeine() {
    return Caffeine.newBuilder().<String, byte[]>build().asMap();
  }

  /** The key of an entry. */
  public static String key(int number) {
    String digits = Integer.toString(number);
    return "key-000000000000".substring(0, KEY_SIZE - digits.length()) + digits;
  }

  /** A value, which nobody else has. */
  public static byte[] value() {
    byte[] value = new byte[VALUE_SIZE];
    Arrays.fill(value, (byte) 'x');
    return value;
  }

  /** Puts as many entries into it. */
  public void fill(int entries) {
    for (int number = 0; number < entries; number++) {
      put.accept(key(number), value());
    }
  }
}
