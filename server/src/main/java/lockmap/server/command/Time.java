package lockmap.server.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockmap.client.Ttl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time: a number of seconds, or one with a unit, such as 90, 90s, 500ms, 15m, 2h, 7d. */
final class Time implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,10})(ms|s|m|h|d|)");

  @Override
  public Duration convert(String text) {
    Matcher time = FORM.matcher(text);
    if (!time.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** How many whole seconds a time has, rounded up, since the server counts in no smaller ones. */
  static long wholeSeconds(Duration time) {
    return Math.ceilDiv(time.toMillis(), 1000);
  }

  /** Reads a time to live: a time in whole seconds, or {@code none}. */
  static final class ToLive implements ITypeConverter<Ttl> {

    @Override
    public Ttl convert(String text) {
      if (text.equals("none")) {
        return Ttl.FOREVER;
      }
      try {
        return Ttl.of(new Time().convert(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
