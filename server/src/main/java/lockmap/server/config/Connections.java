package lockmap.server.config;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many connections there is room for. Where file descriptors run out, the framework closes its
 * port; where memory does, requests fail in the midst. Neither may be left to whoever connects.
 *
 * @param maxHeap the JVM's maximum heap, in bytes
 * @param maxFiles how many file descriptors the process may have
 */
record Connections(long maxHeap, long maxFiles) {

  /**
   * What the process opens for itself: its jars, the JVM's own, its health checks, and some over.
   */
  static final int OWN_FILES = 192;

  private static final int MOST = 8192;
  private static final int SHARE_OF_HEAP = 10;

  /** As many as are sensible, and no more than a tenth of the heap and the descriptors carry. */
  int most() {
    long byHeap = maxHeap / SHARE_OF_HEAP / ServerConfig.CONNECTION_BYTES;
    return Math.clamp(Math.min(byHeap, maxFiles - OWN_FILES), 1, MOST);
  }

  /**
   * Refuses more than there are descriptors for.
   *
   * @throws ConfigException that says what to do
   */
  void require(int wanted) {
    if (wanted > maxFiles - OWN_FILES) {
      throw new ConfigException(
          "server.max-connections is "
              + wanted
              + ", but this process may open "
              + maxFiles
              + " files, and needs "
              + OWN_FILES
              + " itself: lower it to "
              + Math.max(maxFiles - OWN_FILES, 0)
              + " or to auto, or raise the limit (ulimit -n, LimitNOFILE)");
    }
  }

  /** How many descriptors this process may have; a very large number where nobody says. */
  static long filesOfThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            && unix.getMaxFileDescriptorCount() > 0
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
