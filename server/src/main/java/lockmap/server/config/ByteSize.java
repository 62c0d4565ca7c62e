package lockmap.server.config;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them: {@code 512 KiB}, {@code 1MiB}, {@code 4096}. */
final class ByteSize {

  static final long KIB = 1L << 10;
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}) ?(B|KiB|MiB|GiB)?");

  private ByteSize() {}

  /** How many bytes a text says, or nothing where it is no size or one beyond a long. */
  static OptionalLong parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return OptionalLong.empty();
    }
    long unit =
        switch (written.group(2)) {
          case "KiB" -> KIB;
          case "MiB" -> MIB;
          case "GiB" -> GIB;
          case null, default -> 1;
        };
    long number = Long.parseLong(written.group(1));
    return number <= Long.MAX_VALUE / unit ? OptionalLong.of(number * unit) : OptionalLong.empty();
  }

  /** The shortest exact way to write a number of bytes. */
  static String format(long bytes) {
    if (bytes == 0 || bytes % KIB != 0) {
      return bytes + " B";
    }
    if (bytes % MIB != 0) {
      return bytes / KIB + " KiB";
    }
    return bytes % GIB != 0 ? bytes / MIB + " MiB" : bytes / GIB + " GiB";
  }
}
