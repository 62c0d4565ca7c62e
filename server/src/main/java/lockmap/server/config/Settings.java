package lockmap.server.config;

import static java.util.function.Predicate.not;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All settings, each read as the kind of value it is. Every reader throws a {@link ConfigException}
 * where the value is of another kind or outside its bounds, both of which are inclusive.
 */
final class Settings {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}) ?%");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");
  private static final Pattern HOST_NAME = Pattern.compile("\\*|[A-Za-z0-9._-]+");
  private static final Pattern ORIGIN =
      Pattern.compile("\\*|https?://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

  private final Map<String, Setting> byKey;

  Settings(Map<String, Setting> byKey) {
    this.byKey = Map.copyOf(byKey);
  }

  String host(String key) {
    Setting setting = setting(key);
    if (!HOST.matcher(setting.text()).matches()) {
      throw setting.mustBe("a host name or an IP address");
    }
    return setting.text();
  }

  boolean flag(String key) {
    Setting setting = setting(key);
    return switch (setting.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw setting.mustBe("true or false");
    };
  }

  int whole(String key, int min, int max) {
    return Math.toIntExact(wholeLong(key, min, max));
  }

  long wholeLong(String key, long min, long max) {
    return bounded(setting(key), min, max, "a whole number from " + min + " to " + max);
  }

  /** A whole number within bounds, or the given one where the setting is the given word. */
  long wholeOr(String key, String word, long meaning, long min, long max) {
    Setting setting = setting(key);
    return setting.text().equals(word)
        ? meaning
        : bounded(setting, min, max, word + " or a whole number from " + min + " to " + max);
  }

  int powerOfTwo(String key, int min, int max) {
    Setting setting = setting(key);
    String allowed = "a power of two from " + min + " to " + max;
    long number = bounded(setting, min, max, allowed);
    if (Long.bitCount(number) != 1) {
      throw setting.mustBe(allowed);
    }
    return Math.toIntExact(number);
  }

  /** A number of bytes. */
  long size(String key, long min, long max) {
    Setting setting = setting(key);
    return boundedSize(setting, min, max, sizes(min, max));
  }

  /** A number of bytes up to a whole, or a percentage of the whole. */
  long sizeOrShare(String key, long min, long whole) {
    Setting setting = setting(key);
    String allowed = sizes(min, whole) + " (the JVM's maximum heap), or from 1% to 100% of that";
    var percent = PERCENT.matcher(setting.text());
    if (!percent.matches()) {
      return boundedSize(setting, min, whole, allowed);
    }
    int share = Integer.parseInt(percent.group(1));
    if (share < 1 || share > 100) {
      throw setting.mustBe(allowed);
    }
    return whole / 100 * share;
  }

  Duration duration(String key, Duration min, Duration max) {
    Setting setting = setting(key);
    String allowed = "an ISO 8601 duration from " + min + " to " + max;
    try {
      Duration duration = Duration.parse(setting.text());
      if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw setting.mustBe(allowed, e);
    }
    throw setting.mustBe(allowed);
  }

  /** The path of a file, or null where the setting is empty. */
  @Nullable Path file(String key) {
    Setting setting = setting(key);
    try {
      return setting.text().isEmpty() ? null : Path.of(setting.text());
    } catch (InvalidPathException e) {
      throw setting.mustBe("the path of a file", e);
    }
  }

  /** Texts separated by commas, in brackets or not. */
  List<String> texts(String key) {
    Setting setting = setting(key);
    String text = setting.text();
    String inner =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (inner.isBlank()) {
      return List.of();
    }
    List<String> texts = Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
    if (!texts.stream().allMatch(not(String::isEmpty))) {
      throw setting.mustBe("a list without empty places");
    }
    return texts;
  }

  /** Names of hosts without a port, or an asterisk for any. */
  List<String> hostNames(String key) {
    return textsOf(key, HOST_NAME, "host names without a port, or *");
  }

  /** Origins of web pages, or an asterisk for any. */
  List<String> origins(String key) {
    return textsOf(key, ORIGIN, "origins such as https://app.example without a path, or *");
  }

  private List<String> textsOf(String key, Pattern form, String allowed) {
    List<String> texts = texts(key);
    if (!texts.stream().allMatch(form.asMatchPredicate())) {
      throw setting(key).mustBe(allowed);
    }
    return texts;
  }

  private Setting setting(String key) {
    Setting setting = byKey.get(key);
    if (setting == null) {
      throw new IllegalStateException("application.yaml has no default for " + key);
    }
    return setting;
  }

  private static long bounded(Setting setting, long min, long max, String allowed) {
    if (WHOLE.matcher(setting.text()).matches()) {
      long number = Long.parseLong(setting.text());
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw setting.mustBe(allowed);
  }

  private static long boundedSize(Setting setting, long min, long max, String allowed) {
    OptionalLong size = ByteSize.parse(setting.text());
    if (size.isEmpty() || size.getAsLong() < min || size.getAsLong() > max) {
      throw setting.mustBe(allowed);
    }
    return size.getAsLong();
  }

  private static String sizes(long min, long max) {
    return "a size such as 512 KiB from " + ByteSize.format(min) + " to " + ByteSize.format(max);
  }
}
