package lockmap.console.palette;

/**
 * What the operator has typed. Names of commands and keys of the store do not get in each other's
 * way: both are sought by plain text, under headings of their own; a first {@code >} leaves only
 * commands, and a first {@code :} only keys, taken letter for letter.
 *
 * @param text what is sought
 * @param commands whether among the commands
 * @param keys whether among the keys
 */
record Query(String text, boolean commands, boolean keys) {

  static Query of(String typed) {
    if (typed.startsWith(">")) {
      return new Query(typed.substring(1).strip(), true, false);
    }
    return typed.startsWith(":")
        ? new Query(typed.substring(1), false, true)
        : new Query(typed, true, !typed.isBlank());
  }
}
