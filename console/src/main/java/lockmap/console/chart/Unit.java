package lockmap.console.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** What figures are counted in: how they are written, and where an axis for them ends well. */
public enum Unit {
  /** Things, such as keys. */
  COUNT(1000, 4),
  /** Things in each second. */
  PER_SECOND(1000, 4),
  /** Lengths of time, given in microseconds. */
  MICROSECONDS(1000, 40),
  /** Amounts of memory, given in bytes. */
  BYTES(1024, 4096);

  /** What stands for no figure. */
  private static final String NONE = "–";

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private final int base;
  private final double leastCeiling;

  Unit(int base, double leastCeiling) {
    this.base = base;
    this.leastCeiling = leastCeiling;
  }

  /** A figure to three digits, such as 1.2 k/s, 350 µs or 12 MiB; a dash where there is none. */
  public String text(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    List<String> names = names();
    double scaled = value;
    int name = 0;
    while (name < names.size() - 1 && isTooLong(scaled)) {
      scaled /= base;
      name++;
    }
    BigDecimal plain = rounded(scaled).stripTrailingZeros();
    return (plain.signum() == 0 ? "0" : plain.toPlainString()) + names.get(name);
  }

  /** A whole figure to three digits. */
  public String text(long value) {
    return text((double) value);
  }

  /** The unit itself and its multiples. */
  private List<String> names() {
    return switch (this) {
      case COUNT -> List.of("", " k", " M", " G", " T");
      case PER_SECOND -> List.of("/s", " k/s", " M/s", " G/s", " T/s");
      case MICROSECONDS -> List.of(" µs", " ms", " s");
      case BYTES -> List.of(" B", " KiB", " MiB", " GiB", " TiB");
    };
  }

  /**
   * The end of an axis that begins at nothing: the least one that is not below the value and gives
   * four steps that are whole and easily read.
   *
   * @param value not negative
   */
  double ceiling(double value) {
    if (value <= leastCeiling) {
      return leastCeiling;
    }
    return this == BYTES ? powerOfTwo(value) : roundDecimal(value);
  }

  /** Whether a figure is better given in the next multiple, also once it is rounded. */
  private boolean isTooLong(double figure) {
    return Math.abs(figure) >= base || rounded(figure).abs().intValue() >= base;
  }

  private static double powerOfTwo(double value) {
    double ceiling = 1;
    while (ceiling < value) {
      ceiling *= 2;
    }
    return ceiling;
  }

  private static double roundDecimal(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1.2, 2, 4, 8}) {
      if (step * power >= value) {
        return step * power;
      }
    }
    return 12 * power;
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(THREE_DIGITS);
  }
}
