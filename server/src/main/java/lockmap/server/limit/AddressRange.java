package lockmap.server.limit;

import java.util.regex.Pattern;

/**
 * All addresses of one family that begin with the same bits.
 *
 * @param first the lowest of them
 * @param bits how many of the first 128 bits they share
 */
record AddressRange(IpAddress first, int bits) {

  private static final int V4_BITS = 32;
  private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

  /**
   * Reads an address ({@code 10.0.0.1}, {@code 2001:db8::1}) or a range in CIDR notation ({@code
   * 10.0.0.0/8}, {@code 2001:db8::/32}). Never looks up a name.
   *
   * @throws IllegalArgumentException where the text is neither, naming it
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    IpAddress first = IpAddress.parse(address).orElseThrow(() -> notARange(text));
    int familyBits = address.indexOf(':') < 0 ? V4_BITS : IpAddress.BITS;
    int shared = slash < 0 ? familyBits : length(text, slash + 1, familyBits);
    int bits = shared + IpAddress.BITS - familyBits;
    if (!first.prefix(bits).equals(first)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not an address range: the address goes on after its first "
              + shared
              + " bits");
    }
    return new AddressRange(first, bits);
  }

  boolean contains(IpAddress address) {
    return address.isV4() == first.isV4() && address.prefix(bits).equals(first);
  }

  private static int length(String text, int from, int most) {
    String digits = text.substring(from);
    if (!LENGTH.matcher(digits).matches() || Integer.parseInt(digits) > most) {
      throw notARange(text);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException notARange(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is neither an IP address nor a range of them such as 10.0.0.0/8");
  }
}
