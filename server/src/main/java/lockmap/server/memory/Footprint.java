package lockmap.server.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * What arrays take of the heap of this JVM. Its usual collector, G1, cuts the heap into regions and
 * gives each array of half a region or more whole regions of its own. With the smallest regions,
 * those of a heap of up to 2 GiB, a value of 1 MiB with its header thus takes 2 MiB, and counting
 * its length alone would fill the heap at half of its bound.
 */
public final class Footprint {

  private static final int HEADER = 16;
  private static final long REGION = region();

  private Footprint() {}

  /** The bytes that an array of bytes takes, its header included. */
  public static long ofArray(long length) {
    return ofArray(length, REGION);
  }

  /** The bytes that it takes beside its own and its header's. */
  public static long wasteOfArray(long length) {
    return ofArray(length) - length - HEADER;
  }

  static long ofArray(long length, long region) {
    long bytes = length + HEADER;
    return region > 0 && bytes >= region / 2 ? Math.ceilDiv(bytes, region) * region : bytes;
  }

  /** The size of G1's regions, or 0 where another collector is at work. */
  private static long region() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return jvm != null && Boolean.parseBoolean(jvm.getVMOption("UseG1GC").getValue())
        ? Long.parseLong(jvm.getVMOption("G1HeapRegionSize").getValue())
        : 0;
  }
}
