package lockmap.console.value;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Three texts that are compared. Where those that are set side by side are all JSON, they are so in
 * lines, as one that is stored compact would be one line that differs. All of it takes time, and is
 * for the background. Safe for any thread.
 */
record Comparison(String base, String mine, String theirs) {

  /**
   * A merge as it is to be stored.
   *
   * @param text compact where mine was
   * @param fault why it is no JSON, though all three texts are; null for nothing
   */
  record Merged(String text, @Nullable JsonFault fault) {}

  /** What they changed. */
  Diff theirChange() {
    return diff(base, theirs);
  }

  /** What the operator changed. */
  Diff myChange() {
    return diff(base, mine);
  }

  /** How mine differs from theirs. */
  Diff bothSides() {
    return diff(theirs, mine);
  }

  /** All three brought together. */
  Merge merge() {
    boolean json = areJson(base, mine, theirs);
    return Merge.of(inLines(base, json), inLines(mine, json), inLines(theirs, json));
  }

  /** Makes of what a merge came to what is to be stored. */
  Merged merged(String text) {
    boolean json = areJson(base, mine, theirs);
    return new Merged(
        isCompact() ? compact(text) : text, json ? JsonText.fault(text).orElse(null) : null);
  }

  /** Whether mine is JSON without any space, which a merge of it is to be as well. */
  private boolean isCompact() {
    return compact(mine).equals(mine) && Form.of(mine) == Form.JSON;
  }

  private static Diff diff(String left, String right) {
    boolean json = areJson(left, right);
    return Diff.of(inLines(left, json), inLines(right, json));
  }

  private static String compact(String text) {
    return JsonText.compact(text) instanceof JsonText.Laid(String laid) ? laid : text;
  }

  private static boolean areJson(String... texts) {
    return Stream.of(texts).allMatch(text -> Form.of(text) == Form.JSON);
  }

  private static String inLines(String text, boolean json) {
    return json && JsonText.pretty(text) instanceof JsonText.Laid(String laid) ? laid : text;
  }
}
