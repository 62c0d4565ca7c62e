package lockmap.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Checking bytes that come in, and comparing them, against what a text of the JDK costs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class Utf8 {

  /** How many bytes there are. */
  @Param({"16", "100", "10000"})
  public int length;

  /** What they stand for. */
  @Param({"ascii", "mixed"})
  public String content = "";

  private byte[] bytes = {};
  private String text = "";
  private Utf8Bytes one = Utf8Bytes.EMPTY;
  private Utf8Bytes same = Utf8Bytes.EMPTY;

  /** Makes them. */
  @Setup
  public void prepare() {
    String unit = content.equals("ascii") ? "abcdefgh" : "abcä€";
    StringBuilder all = new StringBuilder();
    for (int made = 0; made < length; made += unit.getBytes(UTF_8).length) {
      all.append(unit);
    }
    text = all.toString();
    bytes = text.getBytes(UTF_8);
    one = Utf8Bytes.of(text);
    same = Utf8Bytes.of(text);
  }

  /** Checks without a copy. */
  @Benchmark
  public Object adopt() {
    return Utf8Bytes.adopt(bytes);
  }

  /** What the JDK does instead. */
  @Benchmark
  public Object newString() {
    return new String(bytes, UTF_8);
  }

  /** Encodes a text. */
  @Benchmark
  public Object of() {
    return Utf8Bytes.of(text);
  }

  /** Compares equal ones. */
  @Benchmark
  public boolean equal() {
    return one.equals(same);
  }
}
