package lockmap.console.value;

import java.util.BitSet;
import java.util.Optional;
import lockmap.console.value.JsonScanner.Kind;

/**
 * Walks over the tokens of one JSON document and finds the first that stands where it must not.
 * Keeps a bit for each level that is open, so depth costs no stack.
 */
final class JsonGrammar {

  /** Is shown every token in turn, but the end. */
  interface Visitor {
    /**
     * Takes one token.
     *
     * @param depth how many arrays and objects are open around it; for a bracket, around what it
     *     opens or closes
     * @return whether to go on; else the walk ends, as if this token were at fault
     */
    boolean visit(Kind kind, int start, int end, int depth);
  }

  private enum Expected {
    VALUE("a value must stand here"),
    VALUE_OR_END("a value or \"]\" must stand here"),
    NAME("a name in double quotes must stand here"),
    NAME_OR_END("a name in double quotes or \"}\" must stand here"),
    COLON("a colon must stand here, between a name and its value"),
    COMMA_OR_END("a comma or the closing bracket must stand here"),
    NOTHING("only one value may stand in a document, and it ended before this");

    private final String rule;

    Expected(String rule) {
      this.rule = rule;
    }
  }

  private final String text;
  private final JsonScanner scanner;
  private final Visitor visitor;
  private final BitSet objects = new BitSet();
  private int depth;
  private Expected expected = Expected.VALUE;

  JsonGrammar(String text, Visitor visitor) {
    this.text = text;
    this.scanner = new JsonScanner(text);
    this.visitor = visitor;
  }

  /**
   * Walks to the end or the first fault.
   *
   * @return what is wrong, if anything is
   */
  Optional<JsonFault> walk() {
    while (true) {
      Kind kind = scanner.next();
      switch (kind) {
        case END -> {
          return expected == Expected.NOTHING ? Optional.empty() : fault(", but the text ends");
        }
        case BROKEN -> {
          return expected == Expected.NOTHING
              ? fault("")
              : Optional.of(JsonFault.at(text, scanner.faultAt(), scanner.complaint()));
        }
        default -> {
          int level = isEnd(kind) ? depth - 1 : depth;
          if (!accept(kind)) {
            return fault(instead(kind));
          }
          if (depth > JsonText.MAX_DEPTH) {
            return Optional.of(JsonFault.at(text, scanner.start(), JsonText.TOO_DEEP));
          }
          if (!visitor.visit(kind, scanner.start(), scanner.end(), level)) {
            return Optional.of(JsonFault.at(text, scanner.start(), JsonText.TOO_LONG));
          }
        }
      }
    }
  }

  private boolean accept(Kind kind) {
    return switch (expected) {
      case VALUE -> value(kind);
      case VALUE_OR_END -> kind == Kind.END_ARRAY ? close() : value(kind);
      case NAME -> kind == Kind.STRING && expect(Expected.COLON);
      case NAME_OR_END ->
          kind == Kind.END_OBJECT ? close() : kind == Kind.STRING && expect(Expected.COLON);
      case COLON -> kind == Kind.COLON && expect(Expected.VALUE);
      case COMMA_OR_END -> {
        boolean inObject = objects.get(depth - 1);
        if (kind == Kind.COMMA) {
          yield expect(inObject ? Expected.NAME : Expected.VALUE);
        }
        yield kind == (inObject ? Kind.END_OBJECT : Kind.END_ARRAY) && close();
      }
      case NOTHING -> false;
    };
  }

  private boolean value(Kind kind) {
    return switch (kind) {
      case BEGIN_OBJECT -> open(true);
      case BEGIN_ARRAY -> open(false);
      case STRING, NUMBER, LITERAL -> ended();
      case END_OBJECT, END_ARRAY, COLON, COMMA, BROKEN, END -> false;
    };
  }

  private boolean open(boolean object) {
    objects.set(depth++, object);
    return expect(object ? Expected.NAME_OR_END : Expected.VALUE_OR_END);
  }

  private boolean close() {
    depth--;
    return ended();
  }

  private boolean ended() {
    return expect(depth == 0 ? Expected.NOTHING : Expected.COMMA_OR_END);
  }

  private boolean expect(Expected next) {
    expected = next;
    return true;
  }

  private static boolean isEnd(Kind kind) {
    return kind == Kind.END_OBJECT || kind == Kind.END_ARRAY;
  }

  private Optional<JsonFault> fault(String instead) {
    return Optional.of(JsonFault.at(text, scanner.start(), expected.rule + instead));
  }

  private String instead(Kind kind) {
    if (expected == Expected.NOTHING) {
      return "";
    }
    return switch (kind) {
      case STRING -> ", not a string";
      case NUMBER -> ", not a number";
      default -> ", not " + quoted(text.substring(scanner.start(), scanner.end()));
    };
  }

  private static String quoted(String token) {
    return '"' + token + '"';
  }
}
