package lockmap.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Making a key of a path, against what the JDK does with less care. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class KeyDecoding {

  /** Sixteen bytes, a path of several segments, escapes, and escaped text that is not ASCII. */
  @Param({
    "/store/key-000000000001",
    "/store/tenants/0042/orders/2026-11-29/000000000001",
    "/store/a%20key%2Fof%20words",
    "/store/%C3%A4pfel-%E2%82%AC-%F0%9F%8D%8E"
  })
  public String path = "";

  /** The server's way. */
  @Benchmark
  public Object lockMap() {
    return KeyPath.decode(path, LookUpKeys.PREFIX.length());
  }

  /** The JDK's. */
  @Benchmark
  public Object urlDecoder() {
    return URLDecoder.decode(path.substring(LookUpKeys.PREFIX.length()), UTF_8);
  }
}
