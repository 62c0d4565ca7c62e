package lockmap.console.watch;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** The type of an event, or what a mark tells, as a word on a colour. */
final class Badge extends Label {

  private String shown = "";

  Badge() {
    getStyleClass().add("badge");
    setMinWidth(USE_PREF_SIZE);
  }

  void show(Row row) {
    show(word(row));
  }

  void show(EventType type) {
    show(type.name());
  }

  private void show(String word) {
    if (!word.equals(shown)) {
      Stream.of(shown, word)
          .filter(name -> !name.isEmpty())
          .forEach(name -> pseudoClassStateChanged(pseudoClass(name), name.equals(word)));
      shown = word;
      setText(word);
    }
  }

  /** What the badge of a row says. */
  static String word(Row row) {
    return switch (row) {
      case Row.Event event -> event.type().name();
      case Row.Mark mark -> mark.kind().word();
    };
  }

  private static PseudoClass pseudoClass(String word) {
    return PseudoClass.getPseudoClass(word.toLowerCase(Locale.ROOT));
  }
}
