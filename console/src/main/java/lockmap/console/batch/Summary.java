package lockmap.console.batch;

import java.util.ArrayList;
import java.util.List;

/** What an operation does besides its method and key, in a few words. */
final class Summary {

  private Summary() {}

  static String of(Draft draft) {
    List<String> parts = new ArrayList<>();
    if (draft.removesByCas()) {
      parts.add("remove");
    }
    if (draft.shows(Field.VALUE)) {
      parts.add("set to " + quoted(draft.text(Field.VALUE)));
    }
    if (draft.shows(Field.BY)) {
      String by = draft.text(Field.BY).strip();
      parts.add("add " + (by.isEmpty() ? "1" : by));
    }
    if (draft.shows(Field.TTL) && !draft.text(Field.TTL).isBlank()) {
      String time = draft.text(Field.TTL).strip();
      boolean seconds = time.chars().allMatch(Character::isDigit);
      parts.add("for " + time + (seconds ? " s" : ""));
    }
    switch (draft.guard()) {
      case NONE -> {}
      case ABSENT -> parts.add(draft.guard().words());
      case VALUE -> parts.add(draft.guard().words() + " " + quoted(draft.text(Field.EXPECTED)));
      case REVISION -> parts.add(draft.guard().words() + " " + draft.text(Field.REVISION));
    }
    return String.join(", ", parts);
  }

  private static String quoted(String text) {
    return "“" + text + "”";
  }
}
