package lockmap.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Random;

/** The keys of a million entries, and in which order they are asked for. */
final class LookUpKeys {

  static final String PREFIX = "/store/";
  static final int COUNT = 1_000_000;

  /** How many requests there are before they begin anew; a power of two. */
  static final int REQUESTS = 1 << 20;

  private static final double ZIPF_EXPONENT = 0.99;

  private LookUpKeys() {}

  /** The key that a path names. */
  static String text(String path) {
    return path.indexOf('%') < 0
        ? path.substring(PREFIX.length())
        : URLDecoder.decode(path.substring(PREFIX.length()).replace("+", "%2B"), UTF_8);
  }

  /**
   * Numbers of keys. Those that are asked for often are spread over all of them.
   *
   * @param zipf whether the n-th most popular key is asked for in proportion to n^-0.99, as in
   *     YCSB; otherwise all keys are alike
   */
  static int[] requests(boolean zipf) {
    Random random = new Random(42);
    if (!zipf) {
      return random.ints(REQUESTS, 0, COUNT).toArray();
    }
    double[] sums = new double[COUNT];
    double sum = 0;
    for (int rank = 0; rank < COUNT; rank++) {
      sum += Math.pow(rank + 1, -ZIPF_EXPONENT);
      sums[rank] = sum;
    }
    int[] keys = shuffled(random);
    int[] requests = new int[REQUESTS];
    for (int request = 0; request < REQUESTS; request++) {
      int found = Arrays.binarySearch(sums, random.nextDouble() * sum);
      requests[request] = keys[Math.min(found < 0 ? -found - 1 : found, COUNT - 1)];
    }
    return requests;
  }

  private static int[] shuffled(Random random) {
    int[] keys = new int[COUNT];
    for (int at = 0; at < COUNT; at++) {
      int other = random.nextInt(at + 1);
      keys[at] = keys[other];
      keys[other] = at;
    }
    return keys;
  }
}
