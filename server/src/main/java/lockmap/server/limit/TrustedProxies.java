package lockmap.server.limit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies whose word counts as to who a client is.
 *
 * <p>Each proxy appends to {@code X-Forwarded-For} the address that it was called from, so the
 * header is to be believed from its right end for as long as it was written by proxies we trust,
 * and no further: everything to the left of the first stranger is that stranger's own invention.
 */
final class TrustedProxies {

  // Some proxies add the port, and brackets with it: 192.0.2.1:1234 or [2001:db8::1]:1234.
  private static final Pattern BRACKETS_OR_PORT =
      Pattern.compile("\\[(.+)](?::\\d{1,5})?|([\\d.]+):\\d{1,5}");

  private final List<AddressRange> ranges;

  /**
   * The proxies at the given addresses.
   *
   * @param ranges addresses or CIDR ranges, IPv4 or IPv6; none to believe nobody
   * @throws IllegalArgumentException where one of them is neither, naming it
   */
  TrustedProxies(List<String> ranges) {
    this.ranges = ranges.stream().map(AddressRange::parse).toList();
  }

  /**
   * Who is asking: the right-most address of the header that is no trusted proxy, or the left-most
   * where all are. It is the peer itself where the peer is a stranger, or where what a trusted
   * proxy wrote is no address.
   *
   * @param peer the other end of the connection
   * @param forwardedFor the values of {@code X-Forwarded-For} in the order in which they came
   */
  IpAddress client(IpAddress peer, List<String> forwardedFor) {
    IpAddress client = peer;
    for (String header : forwardedFor.reversed()) {
      for (String hop : List.of(header.split(",", -1)).reversed()) {
        if (!trusts(client)) {
          return client;
        }
        if (!hop.isBlank()) {
          Optional<IpAddress> address = address(hop.strip());
          if (address.isEmpty()) {
            return peer;
          }
          client = address.get();
        }
      }
    }
    return client;
  }

  private boolean trusts(IpAddress address) {
    for (AddressRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<IpAddress> address(String hop) {
    Matcher adorned = BRACKETS_OR_PORT.matcher(hop);
    if (!adorned.matches()) {
      return IpAddress.parse(hop);
    }
    return IpAddress.parse(adorned.group(1) != null ? adorned.group(1) : adorned.group(2));
  }
}
