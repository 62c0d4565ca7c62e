package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lockmap.api.ListedKey;
import lockmap.api.Listing;

/** One line of a listing. */
sealed interface Row {

  /** By what it stands where it does. */
  String name();

  /** The record that {@code --json} prints of it. */
  Object json();

  /**
   * The line for people.
   *
   * @param wide whether it is to have all that is known of a key
   * @param shown what to do with a stranger's text
   */
  String text(boolean wide, UnaryOperator<String> shown);

  /** The rows of a page in the order of their bytes. */
  static List<Row> of(Listing page) {
    Stream<Row> keys = page.entries().stream().map(Key::new);
    Stream<Row> prefixes = page.prefixes().stream().map(Folded::new);
    return Stream.concat(keys, prefixes)
        .sorted(Comparator.comparing(row -> row.name().getBytes(UTF_8), Arrays::compareUnsigned))
        .toList();
  }

  /** A key. */
  record Key(ListedKey listed) implements Row {

    @Override
    public String name() {
      return listed.key();
    }

    @Override
    public Object json() {
      return listed;
    }

    @Override
    public String text(boolean wide, UnaryOperator<String> shown) {
      String key = shown.apply(listed.key());
      String value = listed.value();
      String line = value == null ? key : key + '\t' + shown.apply(value);
      Long ttl = listed.ttl();
      return wide
          ? columns(listed.revision(), ttl == null ? "-" : ttl, listed.size()) + line
          : line;
    }
  }

  /** What several keys begin with, up to the delimiter. */
  record Folded(String prefix) implements Row {

    @Override
    public String name() {
      return prefix;
    }

    @Override
    public Object json() {
      return Map.of("prefix", prefix);
    }

    @Override
    public String text(boolean wide, UnaryOperator<String> shown) {
      return (wide ? columns("-", "-", "-") : "") + shown.apply(prefix);
    }
  }

  private static String columns(Object revision, Object ttl, Object size) {
    return "%16s %10s %7s ".formatted(revision, ttl, size);
  }
}
