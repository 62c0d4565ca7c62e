package lockmap.console.value;

import lockmap.api.Quoted;

/**
 * Cuts JSON into its tokens, strictly by RFC 8259, and tells where each lies in the text rather
 * than what it means, so that whoever writes them out again loses nothing: not how a number was
 * written, no escape, no name that comes twice. No token of JSON spans lines, so a line can be cut
 * alone, and cutting goes on behind what is broken: that is how an editor colours what is being
 * typed.
 */
final class JsonScanner {

  enum Kind {
    BEGIN_OBJECT,
    END_OBJECT,
    BEGIN_ARRAY,
    END_ARRAY,
    COLON,
    COMMA,
    STRING,
    NUMBER,
    LITERAL,
    /** Something that is no token: {@link #complaint} says why and {@link #faultAt} where. */
    BROKEN,
    /** The end of the text. */
    END
  }

  private final String text;
  private int start;
  private int end;
  private int faultAt;
  private String complaint = "";

  JsonScanner(String text) {
    this.text = text;
  }

  /** Where the last token begins: an index into the text. */
  int start() {
    return start;
  }

  /** Where the last token ends, exclusively. */
  int end() {
    return end;
  }

  int faultAt() {
    return faultAt;
  }

  String complaint() {
    return complaint;
  }

  /** Finds the next token. At the end of the text there is {@link Kind#END} again and again. */
  Kind next() {
    start = end;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    end = start + 1;
    if (start == text.length()) {
      end = start;
      return Kind.END;
    }
    return switch (text.charAt(start)) {
      case '{' -> Kind.BEGIN_OBJECT;
      case '}' -> Kind.END_OBJECT;
      case '[' -> Kind.BEGIN_ARRAY;
      case ']' -> Kind.END_ARRAY;
      case ':' -> Kind.COLON;
      case ',' -> Kind.COMMA;
      case '"' -> string();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> word();
    };
  }

  private Kind string() {
    Kind kind = Kind.STRING;
    for (; end < text.length(); end++) {
      char at = text.charAt(end);
      if (at == '"') {
        end++;
        return kind;
      }
      if (at == '\\') {
        kind = escapeIsSound() ? kind : Kind.BROKEN;
        // What is escaped cannot close the string, be the escape sound or not.
        end = Math.min(end + 1, text.length() - 1);
      } else if (at < ' ') {
        if (at == '\n' || at == '\r') {
          break;
        }
        kind = broken(kind, end, "inside a string, " + named(at) + " must be written as an escape");
      }
    }
    return broken(kind, start, "the string that begins here has no closing quote on its line");
  }

  private boolean escapeIsSound() {
    if (end + 1 == text.length()) {
      return true;
    }
    char escaped = text.charAt(end + 1);
    if (escaped != 'u') {
      return "\"\\/bfnrt".indexOf(escaped) >= 0
          || complain(end, "there is no escape of a backslash and " + named(escaped));
    }
    for (int digit = end + 2; digit < end + 6; digit++) {
      if (digit >= text.length() || !isHex(text.charAt(digit))) {
        return complain(end, "the escape \\u needs four hexadecimal digits");
      }
    }
    return true;
  }

  private Kind number() {
    end = start;
    skip('-');
    int whole = end;
    if (!digits()) {
      return rest("a minus sign must be followed by a digit");
    }
    if (text.charAt(whole) == '0' && end > whole + 1) {
      end = whole + 1;
      return rest("a number must not begin with a zero that another digit follows");
    }
    if (skip('.') && !digits()) {
      return rest("a decimal point must be followed by a digit");
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      if (!digits()) {
        return rest("the exponent of a number must have a digit");
      }
    }
    return end < text.length() && isWord(text.charAt(end))
        ? rest("a number cannot go on with " + named(text.codePointAt(end)))
        : Kind.NUMBER;
  }

  private Kind word() {
    end = start;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    if (end == start) {
      end += Character.charCount(text.codePointAt(start));
      return broken(Kind.BROKEN, start, named(text.codePointAt(start)) + " cannot stand here");
    }
    return switch (text.substring(start, Math.min(end, start + 6))) {
      case "true", "false", "null" -> Kind.LITERAL;
      default ->
          broken(Kind.BROKEN, start, "of words without quotes, only true, false and null are JSON");
    };
  }

  private boolean digits() {
    int first = end;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end > first;
  }

  private boolean skip(char expected) {
    boolean found = end < text.length() && text.charAt(end) == expected;
    end += found ? 1 : 0;
    return found;
  }

  private Kind rest(String why) {
    complain(end, why);
    while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return Kind.BROKEN;
  }

  private Kind broken(Kind before, int at, String why) {
    if (before != Kind.BROKEN || complaint.isEmpty()) {
      complain(at, why);
    }
    return Kind.BROKEN;
  }

  private boolean complain(int at, String why) {
    faultAt = at;
    complaint = why;
    return false;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  /** A character as it can stand in a sentence: itself in quotes, else its number. */
  static String named(int codePoint) {
    return codePoint != '"' && Quoted.isShowable(codePoint) && codePoint != ' '
        ? "\"" + Character.toString(codePoint) + "\""
        : switch (codePoint) {
          case '"' -> "a double quote";
          case ' ' -> "a space";
          case '\n', '\r' -> "a line break";
          case '\t' -> "a tab";
          default -> String.format("the character U+%04X", codePoint);
        };
  }
}
