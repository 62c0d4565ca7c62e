package lockmap.server.faults;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A deliberate break of the server's source.
 *
 * @param name what is wrong then
 * @param file the source, below {@code src/main/java/lockmap/server/}
 * @param edits what makes it so
 * @param caughtBy the test that must fail then: a class below {@code lockmap.server.}, with or
 *     without {@code #method}
 */
record Fault(String name, String file, List<Edit> edits, String caughtBy) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /**
   * A text that takes the place of another, wherever that stands.
   *
   * @param found a text that is there at least once, lines and spaces aside; else the fault is out
   *     of date
   * @param instead what it becomes
   */
  record Edit(String found, String instead) {

    private Pattern pattern() {
      return Pattern.compile(
          SPACE.splitAsStream(found.strip()).map(Pattern::quote).collect(joining("\\s+")));
    }
  }

  Fault {
    edits = List.copyOf(edits);
  }

  static Fault of(String name, String file, String caughtBy, String... texts) {
    List<Edit> edits =
        IntStream.range(0, texts.length / 2)
            .mapToObj(at -> new Edit(texts[2 * at], texts[2 * at + 1]))
            .toList();
    return new Fault(name, file, edits, caughtBy);
  }

  /** The source with the fault in it. */
  String into(String source) {
    String broken = source;
    for (Edit edit : edits) {
      Matcher found = edit.pattern().matcher(broken);
      if (!found.find()) {
        throw new AssertionError(
            "\"" + name + "\" is out of date: no " + edit.found + " in " + file);
      }
      broken = found.replaceAll(Matcher.quoteReplacement(edit.instead));
    }
    return broken;
  }

  @Override
  public String toString() {
    return name;
  }
}
