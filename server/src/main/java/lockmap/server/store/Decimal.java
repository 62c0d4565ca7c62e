package lockmap.server.store;

import java.util.OptionalLong;

/** Values that are whole numbers: an optional minus sign and digits without leading zeros. */
final class Decimal {

  private static final int LONGEST = Long.toString(Long.MIN_VALUE).length();

  private Decimal() {}

  /**
   * A value plus a number.
   *
   * @return the sum; nothing where the value is no whole number or one of them does not fit 64 bits
   */
  static OptionalLong sum(Utf8Bytes value, long by) {
    if (value.length() > LONGEST) {
      return OptionalLong.empty();
    }
    String text = value.toString();
    try {
      long number = Long.parseLong(text);
      return Long.toString(number).equals(text)
          ? OptionalLong.of(Math.addExact(number, by))
          : OptionalLong.empty();
    } catch (NumberFormatException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
