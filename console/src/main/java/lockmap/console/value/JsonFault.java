package lockmap.console.value;

/**
 * The first thing that is wrong with a JSON document.
 *
 * @param problem what is wrong, the words of a sentence without its capital and full stop
 * @param offset where in the text, as an index of it
 * @param line the same as the number of a line, from 1
 * @param column and of a character (a code point) in it, from 1
 */
record JsonFault(String problem, int offset, int line, int column) implements JsonText.Answer {

  static JsonFault at(String text, int offset, String problem) {
    int line = 1;
    int lineStart = 0;
    for (int at = 0; at < offset; at++) {
      char c = text.charAt(at);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1))) {
        line++;
        lineStart = at + 1;
      }
    }
    return new JsonFault(problem, offset, line, text.codePointCount(lineStart, offset) + 1);
  }

  /** All of it as a sentence for a person. */
  String sentence() {
    return "Line %d, column %d: %s.".formatted(line, column, problem);
  }
}
