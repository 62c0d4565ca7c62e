package lockmap.server.store;

import java.util.Random;

/**
 * Repeats a test with random input, each round with a seed of its own, and names the seed of the
 * round that failed. {@code -Dseed=N} begins with that very round.
 */
public final class Seeded {

  private static final long FIRST = Long.getLong("seed", System.nanoTime());

  private Seeded() {}

  /** One round of a random test. */
  @FunctionalInterface
  public interface Round {
    void run(Random random) throws Exception;
  }

  /** Runs rounds of a test, the first of them with the seed that was asked for, if any. */
  public static void rounds(int count, Round round) {
    for (long seed = FIRST; seed != FIRST + count; seed++) {
      try {
        round.run(new Random(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("repeat with -Dseed=" + seed, e);
      }
    }
  }

  /** A number from 1 to most that is as often small as large. */
  static long magnitude(Random random, long most) {
    int bits = 1 + random.nextInt(Long.SIZE - Long.numberOfLeadingZeros(most));
    return 1 + (random.nextLong() >>> (Long.SIZE - bits)) % most;
  }
}
