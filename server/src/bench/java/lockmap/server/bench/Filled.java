package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Utf8Bytes;
import org.openjdk.jol.info.GraphLayout;

/**
 * A process that fills a map, and says how many bytes an entry takes: by what is in use of the heap
 * once it has been collected, or by the sizes of all objects that can be reached, as JOL tells
 * them. Either time the empty map does not count.
 */
final class Filled {

  private static final int VALUE_SIZE = 100;
  private static final int STRIPES = 256;
  private static final long TTL_SECONDS = 1_000_000;

  private Filled() {}

  /** What is filled. */
  enum Kind {
    LOCK_MAP {
      @Override
      Filler filler() {
        return new OfLockMap(Expiry.NEVER);
      }
    },
    LOCK_MAP_WITH_TTL {
      @Override
      Filler filler() {
        return new OfLockMap(Expiry.afterSeconds(TTL_SECONDS));
      }
    },
    CONCURRENT_HASH_MAP {
      @Override
      Filler filler() {
        return new OfConcurrentHashMap();
      }
    };

    abstract Filler filler();
  }

  /** Puts entries into a map. */
  sealed interface Filler {
    Object map();

    void put(String key, byte[] value);
  }

  private record OfLockMap(LockMap map, Expiry expiry) implements Filler {

    OfLockMap(Expiry expiry) {
      this(
          new LockMap(
              new LockMap.Options(STRIPES, 0, Long.MAX_VALUE),
              System::nanoTime,
              new Random(7),
              _ -> {}),
          expiry);
    }

    @Override
    public void put(String key, byte[] value) {
      Utf8Bytes bytes = Utf8Bytes.adopt(key.getBytes(US_ASCII));
      map.apply(new Operation.Put(bytes, Utf8Bytes.adopt(value), expiry));
    }
  }

  private record OfConcurrentHashMap(Map<String, byte[]> map) implements Filler {

    OfConcurrentHashMap() {
      this(new ConcurrentHashMap<>());
    }

    @Override
    public void put(String key, byte[] value) {
      map.put(key, value);
    }
  }

  /** Arguments: the kind, how many entries, and {@code jol} or {@code heap}. */
  public static void main(String[] args) {
    int entries = Integer.parseInt(args[1]);
    boolean byJol = args[2].equals("jol");
    Filler filler = Kind.valueOf(args[0]).filler();
    long before = byJol ? reachable(filler) : used();
    for (int number = 0; number < entries; number++) {
      byte[] value = new byte[VALUE_SIZE];
      Arrays.fill(value, (byte) 'x');
      filler.put("key-%012d".formatted(number), value);
    }
    long after = byJol ? reachable(filler) : used();
    System.out.printf(
        Locale.ROOT, "an entry takes %.2f bytes%n", (after - before) / (double) entries);
  }

  private static long reachable(Filler filler) {
    return GraphLayout.parseInstance(filler.map()).totalSize();
  }

  private static long used() {
    for (int time = 0; time < 3; time++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
