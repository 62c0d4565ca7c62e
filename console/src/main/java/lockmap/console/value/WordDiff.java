package lockmap.console.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Which words of a changed line changed. Long lines are not looked at so closely: what they have in
 * common at their beginnings and ends is found, and all between counts as changed.
 *
 * @param left the changed stretches of the one line
 * @param right those of the other; both are empty where the lines have too little in common for
 *     marks to help
 */
record WordDiff(List<Span> left, List<Span> right) {

  /** A stretch of a line: indices of characters, the end exclusive. */
  record Span(int start, int end) {}

  private static final int LONGEST = 20_000;
  private static final long BUDGET = 1_000_000;

  /** Of the longer line, the share that must be common for marks to help. */
  private static final double LEAST_COMMON = 0.25;

  static WordDiff of(String left, String right) {
    return left.length() > LONGEST || right.length() > LONGEST
        ? ofEnds(left, right)
        : ofWords(left, right);
  }

  private static WordDiff ofEnds(String left, String right) {
    List<Span> leftSpans = new ArrayList<>();
    List<Span> rightSpans = new ArrayList<>();
    mark(
        left,
        new Span(0, left.length()),
        right,
        new Span(0, right.length()),
        leftSpans,
        rightSpans);
    return new WordDiff(leftSpans, rightSpans);
  }

  private static WordDiff ofWords(String left, String right) {
    List<String> leftWords = words(left);
    List<String> rightWords = words(right);
    int[] leftAt = offsets(leftWords);
    int[] rightAt = offsets(rightWords);
    List<Span> leftSpans = new ArrayList<>();
    List<Span> rightSpans = new ArrayList<>();
    for (Edit edit : new Alignment(leftWords, rightWords, BUDGET).edits()) {
      mark(
          left,
          new Span(leftAt[edit.leftStart()], leftAt[edit.leftEnd()]),
          right,
          new Span(rightAt[edit.rightStart()], rightAt[edit.rightEnd()]),
          leftSpans,
          rightSpans);
    }
    int common = Math.max(common(left, leftSpans), common(right, rightSpans));
    return common < LEAST_COMMON * Math.max(left.length(), right.length())
        ? new WordDiff(List.of(), List.of())
        : new WordDiff(leftSpans, rightSpans);
  }

  /** How many characters that are more than space lie outside the spans. */
  private static int common(String line, List<Span> spans) {
    int all = (int) line.chars().filter(c -> !Character.isWhitespace(c)).count();
    for (Span span : spans) {
      all -=
          (int)
              line.substring(span.start, span.end)
                  .chars()
                  .filter(c -> !Character.isWhitespace(c))
                  .count();
    }
    return all;
  }

  private static void mark(
      String left,
      Span inLeft,
      String right,
      Span inRight,
      List<Span> leftSpans,
      List<Span> rightSpans) {
    // A short word is marked whole, because half a word is harder to read than a whole one.
    boolean isLong = inLeft.end - inLeft.start > 32 && inRight.end - inRight.start > 32;
    int first = isLong ? commonStart(left, inLeft, right, inRight) : 0;
    Span leftRest = new Span(inLeft.start + first, inLeft.end);
    Span rightRest = new Span(inRight.start + first, inRight.end);
    int last = isLong ? commonEnd(left, leftRest, right, rightRest) : 0;
    add(leftSpans, new Span(leftRest.start, leftRest.end - last));
    add(rightSpans, new Span(rightRest.start, rightRest.end - last));
  }

  private static void add(List<Span> spans, Span span) {
    if (span.start < span.end) {
      spans.add(span);
    }
  }

  private static int commonStart(String left, Span inLeft, String right, Span inRight) {
    int most = Math.min(inLeft.end - inLeft.start, inRight.end - inRight.start);
    int same = 0;
    while (same < most && left.charAt(inLeft.start + same) == right.charAt(inRight.start + same)) {
      same++;
    }
    boolean halfPair = same > 0 && Character.isHighSurrogate(left.charAt(inLeft.start + same - 1));
    return halfPair ? same - 1 : same;
  }

  private static int commonEnd(String left, Span inLeft, String right, Span inRight) {
    int most = Math.min(inLeft.end - inLeft.start, inRight.end - inRight.start);
    int same = 0;
    while (same < most
        && left.charAt(inLeft.end - same - 1) == right.charAt(inRight.end - same - 1)) {
      same++;
    }
    boolean halfPair = same > 0 && Character.isLowSurrogate(left.charAt(inLeft.end - same));
    return halfPair ? same - 1 : same;
  }

  private static int[] offsets(List<String> words) {
    int[] offsets = new int[words.size() + 1];
    for (int at = 0; at < words.size(); at++) {
      offsets[at + 1] = offsets[at] + words.get(at).length();
    }
    return offsets;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    while (start < line.length()) {
      int end = start + Character.charCount(line.codePointAt(start));
      if (Character.isLetterOrDigit(line.codePointAt(start))) {
        while (end < line.length() && Character.isLetterOrDigit(line.codePointAt(end))) {
          end += Character.charCount(line.codePointAt(end));
        }
      }
      words.add(line.substring(start, end));
      start = end;
    }
    return words;
  }
}
