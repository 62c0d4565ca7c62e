package lockmap.server.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as the 128 bits of IPv6, where an IPv4 address is {@code ::ffff:a.b.c.d} (RFC 4291,
 * 2.5.5.2). However a client reached us, one address is one value.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record IpAddress(long high, long low) {

  static final int BITS = 128;

  private static final long V4_MAPPED = 0xFFFF_0000_0000L;
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  // Without these, the JDK would also take 10.1, 0x7f.1 or 010.0.0.1, and look up a zone's name.
  private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  /** The address that the JDK means. */
  static IpAddress of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.remaining() == Integer.BYTES
        ? new IpAddress(0, V4_MAPPED | (bytes.getInt() & LOW_HALF))
        : new IpAddress(bytes.getLong(), bytes.getLong());
  }

  /**
   * Reads an address in its usual text form: four decimal numbers without leading zeros, or IPv6
   * without brackets and zone. Never looks up a name.
   *
   * @return nothing where the text is anything else
   */
  static Optional<IpAddress> parse(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether this is an IPv4 address. */
  boolean isV4() {
    return high == 0 && (low & ~LOW_HALF) == V4_MAPPED;
  }

  /**
   * What one client is known by: the IPv4 address, or the first 64 bits of the IPv6 address. They
   * do not meet, because an IPv4 address has the number of a /64 within 0::/8, which is reserved.
   */
  long network() {
    return isV4() ? low : high;
  }

  /** This address as people write it. */
  String text() {
    ByteBuffer bytes = ByteBuffer.allocate(isV4() ? Integer.BYTES : 2 * Long.BYTES);
    if (isV4()) {
      bytes.putInt((int) low);
    } else {
      bytes.putLong(high).putLong(low);
    }
    try {
      return InetAddress.getByAddress(bytes.array()).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("no address has " + bytes.capacity() + " bytes", e);
    }
  }

  /** This address with all but its first bits set to 0. */
  IpAddress prefix(int bits) {
    return new IpAddress(high & mask(bits), low & mask(bits - Long.SIZE));
  }

  private static long mask(int bits) {
    if (bits <= 0) {
      return 0;
    }
    return bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
  }
}
