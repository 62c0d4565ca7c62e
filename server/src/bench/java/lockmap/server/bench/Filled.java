package lockmap.server.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import lockmap.server.store.Expiry;
import org.openjdk.jol.info.GraphLayout;

/**
 * A process that fills a map, and says how many bytes an entry takes: by what is in use of the heap
 * once it has been collected, or by the sizes of all objects that can be reached, as JOL tells
 * them. Either time the empty map does not count.
 */
final class Filled {

  private static final long TTL_SECONDS = 1_000_000;

  private Filled() {}

  /** What is filled. */
  enum Kind {
    LOCK_MAP {
      @Override
      Filling filling() {
        return Filling.of(Filling.lockMap(), Expiry.NEVER);
      }
    },
    LOCK_MAP_WITH_TTL {
      @Override
      Filling filling() {
        return Filling.of(Filling.lockMap(), Expiry.afterSeconds(TTL_SECONDS));
      }
    },
    CONCURRENT_HASH_MAP {
      @Override
      Filling filling() {
        return Filling.of(Filling.concurrentHashMap());
      }
    },
    CAFFEINE {
      @Override
      Filling filling() {
        return Filling.of(Filling.caffeine());
      }
    };

    abstract Filling filling();
  }

  /** Arguments: the kind, how many entries, and {@code jol} or {@code heap}. */
  public static void main(String[] args) {
    int entries = Integer.parseInt(args[1]);
    boolean byJol = args[2].equals("jol");
    Filling filling = Kind.valueOf(args[0]).filling();
    long before = byJol ? reachable(filling) : used();
    filling.fill(entries);
    long after = byJol ? reachable(filling) : used();
    System.out.printf(
        Locale.ROOT, "an entry takes %.2f bytes%n", (after - before) / (double) entries);
  }

  private static long reachable(Filling filling) {
    return GraphLayout.parseInstance(filling.map()).totalSize();
  }

  private static long used() {
    for (int time = 0; time < 3; time++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
