package lockmap.console.value;

import java.util.Optional;
import lockmap.console.value.JsonScanner.Kind;

/**
 * JSON as a text that somebody wrote: whether it is any, and the same laid out otherwise. Names,
 * strings and numbers stay exactly as they were written, names that come twice stay twice; only the
 * white space between tokens changes.
 *
 * <p>It does not stand on the JSON library of {@code WireJson}: that decodes strings, tells no
 * place of commas, colons and the ends of tokens, and stops at the first error, so an editor that
 * colours needs a scanner of its own, and two that must agree are worse than one. The library is
 * asked in the tests whether both take the same documents.
 */
public final class JsonText {

  /** How deep arrays and objects may nest. Laid out, what is deeper is wider than any screen. */
  static final int MAX_DEPTH = 1000;

  /** How long the answer of {@link #pretty} may be, in characters. */
  static final int MAX_LENGTH = 1 << 28;

  static final String TOO_DEEP =
      "arrays and objects nest deeper here than the %,d levels that are read".formatted(MAX_DEPTH);

  static final String TOO_LONG =
      "laid out in lines, the text grows beyond %,d characters here".formatted(MAX_LENGTH);

  private static final String INDENT = "  ";

  private JsonText() {}

  /** A document laid out, or why it cannot be. */
  sealed interface Answer permits Laid, JsonFault {}

  /**
   * A document as it was asked for.
   *
   * @param text without a line break at its end
   */
  record Laid(String text) implements Answer {}

  /**
   * What keeps a text from being one JSON document, if anything does.
   *
   * @param text any text, the empty one too
   */
  static Optional<JsonFault> fault(String text) {
    return new JsonGrammar(text, (kind, start, end, depth) -> true).walk();
  }

  /** A document laid out in lines; nothing where the text is no JSON or too large for that. */
  public static Optional<String> laidOut(String text) {
    return pretty(text) instanceof Laid(String laid) ? Optional.of(laid) : Optional.empty();
  }

  /** A document with every name and element on a line of its own, indented by two spaces. */
  static Answer pretty(String text) {
    return pretty(text, MAX_LENGTH);
  }

  /** The same where an answer may be no longer than some number of characters. */
  static Answer pretty(String text, int longest) {
    StringBuilder laid = new StringBuilder(text.length() + text.length() / 2);
    return answer(text, laid, new Layout(text, laid, longest));
  }

  /** A document without any space between its tokens. */
  static Answer compact(String text) {
    StringBuilder laid = new StringBuilder(text.length());
    return answer(
        text,
        laid,
        (kind, start, end, depth) -> {
          laid.append(text, start, end);
          return true;
        });
  }

  private static Answer answer(String text, StringBuilder laid, JsonGrammar.Visitor visitor) {
    Optional<JsonFault> fault = new JsonGrammar(text, visitor).walk();
    return fault.isPresent() ? fault.get() : new Laid(laid.toString());
  }

  private static final class Layout implements JsonGrammar.Visitor {

    private final String text;
    private final StringBuilder laid;
    private final int longest;
    private Kind before = Kind.END;

    Layout(String text, StringBuilder laid, int longest) {
      this.text = text;
      this.laid = laid;
      this.longest = longest;
    }

    @Override
    public boolean visit(Kind kind, int start, int end, int depth) {
      boolean opened = before == Kind.BEGIN_OBJECT || before == Kind.BEGIN_ARRAY;
      boolean closes = kind == Kind.END_OBJECT || kind == Kind.END_ARRAY;
      if (opened != closes || before == Kind.COMMA) {
        laid.append('\n').repeat(INDENT, depth);
      } else if (before == Kind.COLON) {
        laid.append(' ');
      }
      laid.append(text, start, end);
      before = kind;
      return laid.length() <= longest;
    }
  }
}
