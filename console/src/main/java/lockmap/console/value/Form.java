package lockmap.console.value;

import lockmap.api.Quoted;

/** How a value is looked at. */
enum Form {
  TEXT("Text"),
  JSON("JSON"),
  HEX("Hex");

  /** Longer texts are not read through to find out what they are, in characters. */
  static final int LONGEST_READ = 4 << 20;

  private final String word;

  Form(String word) {
    this.word = word;
  }

  /** What it is called. */
  String word() {
    return word;
  }

  /** The form that suits a text best. */
  static Form of(String text) {
    if (text.length() > LONGEST_READ) {
      return TEXT;
    }
    String start = text.stripLeading();
    if ((start.startsWith("{") || start.startsWith("[")) && JsonText.fault(text).isEmpty()) {
      return JSON;
    }
    return hasControls(text) ? HEX : TEXT;
  }

  /** Whether more than line breaks and tabs cannot be looked at as letters. */
  private static boolean hasControls(String text) {
    return text.chars()
        .anyMatch(c -> c != '\n' && c != '\r' && c != '\t' && c < ' ' && !Quoted.isShowable(c));
  }
}
