package lockmap.server.command;

import java.time.Duration;
import lockmap.api.Durations;
import lockmap.client.Ttl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time: a number of seconds, or one with a unit, such as 90, 90s, 500ms, 15m, 2h, 7d. */
final class Time implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
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
        return Ttl.of(Durations.parse(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
