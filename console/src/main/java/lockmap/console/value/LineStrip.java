package lockmap.console.value;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import lockmap.console.value.WordDiff.Span;
import org.jspecify.annotations.Nullable;

/**
 * One line with its number, as part of a row. Of the line only the columns that can be seen become
 * nodes, so one of a mebibyte costs no more than a short one.
 */
final class LineStrip extends HBox {

  /** What a line is, for its colours: the name is the style class. */
  enum Tone {
    SAME,
    ADDED,
    REMOVED,
    MINE,
    THEIRS,
    BOTH,
    OPEN,
    ABSENT;

    String style() {
      return "tone-" + name().toLowerCase(Locale.ROOT);
    }
  }

  private final Label number = new Label();
  private final HBox words = new HBox();
  private final Sight sight;
  private String line = "";
  private List<Span> marks = List.of();
  private String remark = "";
  private Tone tone = Tone.ABSENT;

  /**
   * Shows nothing yet.
   *
   * @param sight which columns to draw; the strip follows it
   */
  LineStrip(Sight sight) {
    this.sight = sight;
    getStyleClass().addAll("line-strip", tone.style());
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    setPrefWidth(0);
    number.getStyleClass().add("line-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    words.getStyleClass().add("line-words");
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    words.setPrefWidth(0);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(words.widthProperty());
    clip.heightProperty().bind(words.heightProperty());
    words.setClip(clip);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox.setHgrow(this, Priority.ALWAYS);
    getChildren().addAll(number, words);
    sight.firstProperty().addListener((of, before, now) -> draw());
    sight.countProperty().addListener((of, before, now) -> draw());
  }

  /**
   * Shows a line.
   *
   * @param shown nothing where there is no line on this side
   * @param changed the stretches of it to mark
   * @param behind what to say behind its end, or empty
   */
  void show(@Nullable Numbered shown, Tone as, List<Span> changed, String behind) {
    getStyleClass().remove(tone.style());
    tone = shown == null ? Tone.ABSENT : as;
    getStyleClass().add(tone.style());
    number.setText(shown == null ? "" : String.valueOf(shown.number()));
    line = shown == null ? "" : Lines.withoutBreak(shown.text());
    marks = changed;
    remark = behind;
    draw();
  }

  private void draw() {
    words.getChildren().clear();
    int from = Math.min(line.length(), sight.firstProperty().get());
    int to = Math.min(line.length(), from + sight.countProperty().get());
    int done = from;
    for (Span mark : marks) {
      int start = Math.clamp(mark.start(), done, to);
      int end = Math.clamp(mark.end(), start, to);
      add(done, start, "word");
      add(start, end, "changed-word");
      done = end;
    }
    add(done, to, "word");
    if (to == line.length() && !remark.isEmpty()) {
      words.getChildren().add(label(remark, "line-remark"));
    }
  }

  private void add(int start, int end, String style) {
    if (start < end) {
      words.getChildren().add(label(Glyphs.of(line.substring(start, end)), style));
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setMnemonicParsing(false);
    return label;
  }
}
