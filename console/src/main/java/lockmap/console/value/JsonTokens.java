package lockmap.console.value;

import java.util.ArrayList;
import java.util.List;
import lockmap.console.value.JsonScanner.Kind;

/** What an editor colours of a line of JSON, whole or half typed. */
final class JsonTokens {

  /** What a stretch of a line is. */
  enum Role {
    NAME,
    STRING,
    NUMBER,
    LITERAL,
    PUNCTUATION,
    BROKEN
  }

  /**
   * A stretch of a line.
   *
   * @param start an index into the line
   * @param end the same, exclusively
   */
  record Token(Role role, int start, int end) {}

  private JsonTokens() {}

  /**
   * The tokens of one line, in order; what lies between them is white space. A string is taken for
   * a name where a colon follows it on the same line.
   *
   * @param line without its line break
   */
  static List<Token> ofLine(String line) {
    List<Token> tokens = new ArrayList<>();
    JsonScanner scanner = new JsonScanner(line);
    for (Kind kind = scanner.next(); kind != Kind.END; kind = scanner.next()) {
      int last = tokens.size() - 1;
      if (kind == Kind.COLON && last >= 0 && tokens.get(last).role() == Role.STRING) {
        Token name = tokens.get(last);
        tokens.set(last, new Token(Role.NAME, name.start(), name.end()));
      }
      tokens.add(new Token(role(kind), scanner.start(), scanner.end()));
    }
    return tokens;
  }

  private static Role role(Kind kind) {
    return switch (kind) {
      case BEGIN_OBJECT, END_OBJECT, BEGIN_ARRAY, END_ARRAY, COLON, COMMA -> Role.PUNCTUATION;
      case STRING -> Role.STRING;
      case NUMBER -> Role.NUMBER;
      case LITERAL -> Role.LITERAL;
      case BROKEN, END -> Role.BROKEN;
    };
  }
}
