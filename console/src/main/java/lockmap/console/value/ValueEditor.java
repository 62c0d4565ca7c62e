package lockmap.console.value;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringPropertyBase;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.BasicTextModel;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import jfx.incubator.scene.control.richtext.model.StyledTextModel;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Stylesheet;
import org.jspecify.annotations.Nullable;

/**
 * A text to edit, with line numbers, undo, and Ctrl+F to find in it; as JSON, coloured. What goes
 * in comes out exactly: line breaks, control characters and all. A text of which that cannot be
 * promised is shown without being editable, and {@link #obstacleProperty} says why.
 *
 * <p>This class alone knows the incubating control. Tab types a tab, so Ctrl+Tab moves on. Belongs
 * to the JavaFX application thread.
 */
final class ValueEditor extends BorderPane {

  static {
    IncubatorNotice.markGiven();
  }

  /** It takes longer to exchange more lines than this than to show the text anew. */
  private static final int MOST_EXCHANGED = 200;

  private final CodeArea area = new CodeArea();
  private final FindBar findBar = new FindBar(this::closeFind);
  private final Label notice = new Label();
  private final VBox top = new VBox();
  private final BooleanProperty editable = new SimpleBooleanProperty(this, "editable", true);
  private final BooleanProperty json = new SimpleBooleanProperty(this, "json");
  private final ReadOnlyStringWrapper caret = new ReadOnlyStringWrapper(this, "caret", "");
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final Text text = new Text();
  private EditorText loaded = EditorText.of("");

  ValueEditor() {
    getStyleClass().add("value-editor");
    getStylesheets().add(Stylesheet.of(ValueEditor.class, "value.css"));
    notice.getStyleClass().add("editor-notice");
    notice.setWrapText(true);
    notice.textProperty().bind(obstacle);
    Presence.where(notice, obstacle.isNotEmpty());
    notice.setMaxWidth(Double.MAX_VALUE);
    top.getChildren().add(notice);
    area.setFont(CodeFont.get());
    area.setAccessibleText("Value");
    area.setAccessibleHelp("Control and F finds in the text. Control and Tab leaves it.");
    area.setHighlightCurrentParagraph(true);
    area.editableProperty().bind(editable.and(obstacle.isEmpty()));
    area.caretPositionProperty().addListener((of, before, now) -> showCaret());
    setTop(top);
    setCenter(area);
    json.addListener((of, before, now) -> restyle());
    findBar.soughtProperty().addListener((of, before, now) -> find());
    findBar.matchCaseProperty().addListener((of, before, now) -> find());
    findBar.currentProperty().addListener((of, before, now) -> select(now));
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    setText("");
  }

  /** Whether a text can be edited here without losing any of it. */
  static boolean holds(String text) {
    return EditorText.of(text).isEditable();
  }

  /** The text as it stands: exactly what was set, until somebody edits it. */
  ReadOnlyStringProperty textProperty() {
    return text;
  }

  String getText() {
    return text.get();
  }

  /** Shows another text. There is nothing to undo afterwards, and the caret is at its beginning. */
  void setText(String shown) {
    loaded = EditorText.of(shown);
    obstacle.set(loaded.obstacle());
    BasicTextModel.InMemoryContent content = new BasicTextModel.InMemoryContent();
    for (int line = 0; line < loaded.lines().size(); line++) {
      if (line > 0) {
        content.insertLineBreak(line, 0);
      }
      content.insertTextSegment(line, 0, loaded.lines().get(line), StyleAttributeMap.EMPTY);
    }
    CodeTextModel model = new CodeTextModel(content);
    model.setDecorator(new Colours());
    model.addListener(change -> {
      if (change.isEdit()) {
        text.edited();
      }
    });
    area.setModel(model);
    area.select(TextPos.ZERO);
    area.setLineNumbersEnabled(loaded.isEditable());
    text.loaded(shown);
    showCaret();
    find();
  }

  /**
   * Shows what has become of the text elsewhere. There is nothing to undo afterwards, and the caret
   * stays in its line and column as far as there are such. Where the text has as many lines as
   * before, what is in sight stays in its place too; else the control cannot be made to keep it,
   * and shows where the caret is.
   */
  void follow(String shown) {
    TextPos anchor = Objects.requireNonNullElse(area.getAnchorPosition(), TextPos.ZERO);
    TextPos at = Objects.requireNonNullElse(area.getCaretPosition(), TextPos.ZERO);
    if (!exchanged(EditorText.of(shown), shown)) {
      setText(shown);
    }
    if (!within(anchor).equals(area.getAnchorPosition())
        || !within(at).equals(area.getCaretPosition())) {
      area.select(within(anchor), within(at));
    }
  }

  /** Exchanges only the lines that differ, if that can be done. */
  private boolean exchanged(EditorText next, String shown) {
    int count = area.getParagraphCount();
    if (!loaded.isEditable()
        || !next.isEditable()
        || !loaded.lineBreak().equals(next.lineBreak())
        || next.lines().size() != count) {
      return false;
    }
    int[] other =
        IntStream.range(0, count)
            .filter(line -> !area.getPlainText(line).equals(next.lines().get(line)))
            .toArray();
    if (other.length > MOST_EXCHANGED) {
      return false;
    }
    StyledTextModel model = area.getModel();
    for (int line : other) {
      TextPos _ =
          model.replace(
              null,
              TextPos.ofLeading(line, 0),
              TextPos.ofLeading(line, area.getPlainText(line).length()),
              next.lines().get(line));
    }
    model.clearUndoRedo();
    return text.get().equals(shown);
  }

  /** The same line and column, or the nearest to it that there is. */
  private TextPos within(TextPos wanted) {
    int line = Math.min(wanted.index(), area.getParagraphCount() - 1);
    return TextPos.ofLeading(line, Math.min(wanted.offset(), area.getPlainText(line).length()));
  }

  /**
   * Replaces the text as an edit that can be undone. Line breaks become those of the text before.
   */
  void replaceText(String by) {
    area.replaceText(TextPos.ZERO, area.getDocumentEnd(), by);
    area.select(TextPos.ZERO);
  }

  /** Whether the user may edit, where the text can be held. */
  BooleanProperty editableProperty() {
    return editable;
  }

  /** Why the text can only be looked at, as a sentence, or empty. */
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** Whether long lines are wrapped. */
  BooleanProperty wrapProperty() {
    return area.wrapTextProperty();
  }

  /** Whether the text is coloured as JSON. */
  BooleanProperty jsonProperty() {
    return json;
  }

  /** Where the caret is, for a status line: {@code 3:14}, both from 1. */
  ReadOnlyStringProperty caretProperty() {
    return caret.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty undoableProperty() {
    return area.undoableProperty();
  }

  ReadOnlyBooleanProperty redoableProperty() {
    return area.redoableProperty();
  }

  void undo() {
    area.undo();
  }

  void redo() {
    area.redo();
  }

  /**
   * Moves the caret, to where an error is for instance.
   *
   * @param line from 1
   * @param column in code points, from 1
   */
  void moveTo(int line, int column) {
    int index = Math.clamp(line - 1L, 0, area.getParagraphCount() - 1);
    String at = area.getPlainText(index);
    int points = Math.clamp(column - 1L, 0, at.codePointCount(0, at.length()));
    area.select(TextPos.ofLeading(index, at.offsetByCodePoints(0, points)));
    area.requestFocus();
  }

  /** Gives the focus to the text itself. */
  void focusText() {
    area.requestFocus();
  }

  void openFind() {
    if (!top.getChildren().contains(findBar)) {
      top.getChildren().add(findBar);
    }
    findBar.begin();
    find();
  }

  void closeFind() {
    top.getChildren().remove(findBar);
    area.requestFocus();
    restyle();
  }

  private boolean isFinding() {
    return top.getChildren().contains(findBar);
  }

  private void press(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      openFind();
    } else if (event.getCode() == KeyCode.F3 && isFinding()) {
      if (event.isShiftDown()) {
        findBar.previous();
      } else {
        findBar.next();
      }
    } else {
      return;
    }
    event.consume();
  }

  private void find() {
    if (isFinding()) {
      findBar.show(
          Finder.hits(
              area.getParagraphCount(),
              area::getPlainText,
              findBar.soughtProperty().get(),
              findBar.matchCaseProperty().get()));
      restyle();
    }
  }

  private void select(Finder.@Nullable Hit hit) {
    if (hit != null) {
      area.select(
          TextPos.ofLeading(hit.line(), hit.start()), TextPos.ofLeading(hit.line(), hit.end()));
    }
  }

  private void restyle() {
    area.getModel().fireStyleChangeEvent(TextPos.ZERO, area.getDocumentEnd());
  }

  private void showCaret() {
    TextPos at = area.getCaretPosition();
    if (at == null || at.index() >= area.getParagraphCount()) {
      caret.set("1:1");
      return;
    }
    String line = area.getPlainText(at.index());
    int column = line.codePointCount(0, Math.min(at.offset(), line.length())) + 1;
    caret.set((at.index() + 1) + ":" + column);
  }

  /** The text, put together only when somebody asks, so that typing into a large one is quick. */
  private final class Text extends ReadOnlyStringPropertyBase {

    private @Nullable String known = "";

    void loaded(String shown) {
      known = shown;
      fireValueChangedEvent();
    }

    void edited() {
      known = null;
      fireValueChangedEvent();
      find();
    }

    @Override
    public String get() {
      if (known == null) {
        StringBuilder joined = new StringBuilder(area.getPlainText(0));
        for (int line = 1; line < area.getParagraphCount(); line++) {
          joined.append(loaded.lineBreak()).append(area.getPlainText(line));
        }
        known = joined.toString();
      }
      return known;
    }

    @Override
    public Object getBean() {
      return ValueEditor.this;
    }

    @Override
    public String getName() {
      return "text";
    }
  }

  /** Colours a line when it is about to be seen. */
  private final class Colours implements SyntaxDecorator {

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
      String line = model.getPlainText(index);
      RichParagraph.Builder paragraph = RichParagraph.builder();
      boolean coloured = line.length() <= EditorText.LONGEST_COLOURED;
      int done = 0;
      for (JsonTokens.Token token : coloured ? tokens(line) : List.<JsonTokens.Token>of()) {
        add(paragraph, line.substring(done, token.start()), "plain");
        add(paragraph, line.substring(token.start(), token.end()), style(token.role()));
        done = token.end();
      }
      add(paragraph, line.substring(done), "plain");
      if (coloured && isFinding()) {
        Finder.hits(
                1, at -> line, findBar.soughtProperty().get(), findBar.matchCaseProperty().get())
            .forEach(hit -> paragraph.addHighlight(hit.start(), hit.end() - hit.start(), "found"));
      }
      return paragraph.build();
    }

    @Override
    public void handleChange(
        CodeTextModel model, TextPos start, TextPos end, int top, int lines, int bottom) {}

    /** What a line was cut into is not coloured: a piece begins anywhere in a token. */
    private List<JsonTokens.Token> tokens(String line) {
      return json.get() && loaded.isEditable() ? JsonTokens.ofLine(line) : List.of();
    }

    private static void add(RichParagraph.Builder paragraph, String text, String style) {
      if (!text.isEmpty()) {
        paragraph.addWithStyleNames(text, style);
      }
    }

    private static String style(JsonTokens.Role role) {
      return switch (role) {
        case NAME -> "json-name";
        case STRING -> "json-string";
        case NUMBER -> "json-number";
        case LITERAL -> "json-literal";
        case PUNCTUATION -> "json-punctuation";
        case BROKEN -> "json-broken";
      };
    }
  }
}
