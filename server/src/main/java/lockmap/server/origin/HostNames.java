package lockmap.server.origin;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.function.Predicate;

/**
 * The names by which a server may be called: an IP address, {@code localhost} and what is below it,
 * and those that it was told. An address cannot be a stranger's: a name of DNS can, and a browser
 * then lets the stranger's page read whatever the name leads to.
 */
final class HostNames {

  private static final String ANY = "*";
  private static final String LOCALHOST = "localhost";

  private final boolean any;
  private final List<String> names;
  private final Predicate<String> others;

  /**
   * Some names.
   *
   * @param names host names, and {@code *} for all that there are
   * @param others knows of further names, which it is asked for in lower case
   */
  HostNames(List<String> names, Predicate<String> others) {
    this.any = names.contains(ANY);
    this.names = names.stream().map(HostNames::withoutDot).toList();
    this.others = others;
  }

  /** Whether the host of a well-formed {@code Host} header is one of these. */
  boolean admit(String host) {
    if (any || host.startsWith("[")) {
      return true;
    }
    String name = withoutDot(host);
    if (isIpV4(name) || isLocalhost(name)) {
      return true;
    }
    for (String known : names) {
      if (known.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return others.test(name.toLowerCase(ROOT));
  }

  /** A name of DNS may end in a dot, which says only that it is a whole one. */
  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isLocalhost(String name) {
    int begin = name.length() - LOCALHOST.length();
    return begin >= 0
        && name.regionMatches(true, begin, LOCALHOST, 0, LOCALHOST.length())
        && (begin == 0 || name.charAt(begin - 1) == '.');
  }

  /** Four numbers up to 255 without leading zeros, which no browser takes for a name. */
  private static boolean isIpV4(String name) {
    int numbers = 0;
    int at = 0;
    while (at < name.length() && numbers < 4) {
      int begin = at;
      int number = 0;
      while (at < name.length() && at - begin < 3 && isDigit(name.charAt(at))) {
        number = number * 10 + name.charAt(at++) - '0';
      }
      if (at == begin || number > 255 || (at - begin > 1 && name.charAt(begin) == '0')) {
        return false;
      }
      numbers++;
      if (numbers < 4 && (at == name.length() || name.charAt(at++) != '.')) {
        return false;
      }
    }
    return numbers == 4 && at == name.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
