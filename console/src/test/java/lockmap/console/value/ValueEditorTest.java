package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import lockmap.console.Await;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Typefaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ValueEditorTest {

  @SuppressWarnings("NullAway.Init") // opened before each test
  private ValueEditor editor;

  @Start
  void open(Stage stage) {
    Typefaces.load();
    Appearance.LIGHT.apply();
    editor = new ValueEditor();
    stage.setScene(new Scene(editor, 700, 400));
    stage.show();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "a",
        "a\n",
        "a\nb",
        "a\r\nb\r\n",
        "\r\n",
        "\tt\u0000\u0001\u001b[31m\u007f\u0085\u2028\u2029\uFEFF\u200f",
        "\uD83D\uDE00 e\u0301 \uD83D\uDC68\u200D\uD83D\uDC69",
        "form\ffeed\u000bvertical",
      })
  void whatGoesInComesOutAlsoAfterAnEditThatWasUndone(String text) {
    assertTrue(ValueEditor.holds(text));

    onFx(() -> editor.setText(text));
    assertEquals(text, editor.getText());
    onFx(() -> editor.replaceText("something\nelse"));
    assertEquals(
        "something\nelse".replace("\n", EditorText.of(text).lineBreak()), editor.getText());
    onFx(() -> editor.undo());
    assertEquals(text, editor.getText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\r\nb\n", "a\n\r\n", "\r"})
  void whatCannotBeHeldIsShownAsItIsButNotEdited(String text, FxRobot robot) {
    assertFalse(ValueEditor.holds(text));

    onFx(() -> editor.setText(text));
    onFx(() -> editor.focusText());
    robot.type(KeyCode.X);

    assertEquals(text, editor.getText());
    Label notice = robot.lookup(".editor-notice").queryAs(Label.class);
    assertTrue(notice.isVisible());
    assertTrue(notice.getText().endsWith("it can only be looked at."), notice.getText());
  }

  @Test
  void aLineOfAMebibyteIsShownInPiecesAndKeptAsItIs() {
    String line = "\uD83D\uDE00x".repeat(350_000);

    onFx(() -> editor.setText(line));

    assertEquals(line, editor.getText());
    assertTrue(editor.obstacleProperty().get().contains("lay it out in lines"));
    onFx(() -> editor.setText("short"));
    assertEquals("", editor.obstacleProperty().get());
  }

  @Test
  void randomEditsKeepEveryLineBreak() {
    long seed = System.nanoTime();
    System.out.println("ValueEditorTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      String lineBreak = random.nextBoolean() ? "\n" : "\r\n";
      List<String> lines = new ArrayList<>();
      for (int count = random.nextInt(2, 6); count > 0; count--) {
        lines.add("x".repeat(random.nextInt(3)));
      }
      String text = String.join(lineBreak, lines);
      onFx(() -> {
        editor.setText(text);
        editor.replaceText("y\n" + text);
      });
      assertEquals("y" + lineBreak + text, editor.getText(), "seed " + seed);
    }
  }

  @Test
  void typingChangesTheTextAndCanBeUndoneAndRedone(FxRobot robot) {
    onFx(() -> {
      editor.setText("a\r\nb");
      editor.moveTo(2, 2);
    });
    robot.type(KeyCode.ENTER, KeyCode.C);

    assertEquals("a\r\nb\r\nc", editor.getText());
    assertEquals("3:2", editor.caretProperty().get());
    robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);
    assertTrue(editor.redoableProperty().get());
    while (editor.undoableProperty().get()) {
      onFx(() -> editor.undo());
    }
    assertEquals("a\r\nb", editor.getText());
  }

  @Test
  void whoMayNotEditDoesNot(FxRobot robot) {
    onFx(() -> {
      editor.setText("a");
      editor.editableProperty().set(false);
      editor.focusText();
    });
    robot.type(KeyCode.X, KeyCode.DELETE, KeyCode.ENTER);

    assertEquals("a", editor.getText());
  }

  @Test
  void findingStepsFromPlaceToPlaceByKeyboardAlone(FxRobot robot) {
    onFx(() -> {
      editor.setText("one\ntwo one\nOne");
      editor.focusText();
    });
    robot.press(KeyCode.SHORTCUT).type(KeyCode.F).release(KeyCode.SHORTCUT);
    robot.type(KeyCode.O, KeyCode.N, KeyCode.E);

    assertEquals("3 found", count(robot));
    robot.type(KeyCode.ENTER, KeyCode.ENTER);
    assertEquals("2 of 3", count(robot));
    assertEquals("2:8", editor.caretProperty().get());
    robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
    assertEquals("1 of 3", count(robot));
    robot.press(KeyCode.SHIFT).type(KeyCode.F3).release(KeyCode.SHIFT);
    assertEquals("3 of 3", count(robot));
    robot.clickOn("Aa");
    assertEquals("2 found", count(robot));
    robot.type(KeyCode.ESCAPE);
    assertTrue(robot.lookup(".find-bar").queryAll().isEmpty());
  }

  @Test
  void theCaretGoesWhereAnErrorIsAndNowhereElse() {
    onFx(() -> editor.setText("a\n\uD83D\uDE00bc"));

    onFx(() -> editor.moveTo(2, 3));
    assertEquals("2:3", editor.caretProperty().get());
    onFx(() -> editor.moveTo(99, 99));
    assertEquals("2:4", editor.caretProperty().get());
  }

  @Test
  void aTextThatChangesElsewhereKeepsTheCaretAndWhatIsInSight(FxRobot robot) {
    String text = "line\n".repeat(400) + "caret here\n" + "line\n".repeat(400);
    onFx(() -> {
      editor.setText(text);
      editor.moveTo(401, 7);
    });
    CodeArea area = robot.lookup(node -> node instanceof CodeArea).queryAs(CodeArea.class);
    int top = top(area);
    assertTrue(top > 300, "at the caret");

    String changed = text.replace("caret here", "caret there").replaceFirst("line", "first");
    onFx(() -> editor.follow(changed));

    assertEquals(changed, editor.getText());
    assertEquals("401:7", editor.caretProperty().get());
    assertEquals(top, top(area));
    assertFalse(editor.undoableProperty().get());
    onFx(() -> editor.follow("new\n" + changed));
    assertEquals("new\n" + changed, editor.getText());
    assertEquals("401:5", editor.caretProperty().get(), "at the end of a shorter line");
    assertTrue(top(area) > 300, "the caret is in sight");
    assertFalse(editor.undoableProperty().get());
    onFx(() -> editor.follow("car"));
    assertEquals("1:4", editor.caretProperty().get());
    assertEquals("car", editor.getText());
  }

  @Test
  void randomChangesElsewhereAreFollowedExactly() {
    long seed = System.nanoTime();
    System.out.println("ValueEditorTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int count = random.nextInt(6); count > 0; count--) {
        text.append("ab\u0000\u2028\t\n\r\n", 0, random.nextInt(8)).append(random.nextInt(2));
      }
      onFx(() -> editor.follow(text.toString()));
      assertEquals(text.toString(), editor.getText(), "seed " + seed);
    }
  }

  /** Which line is the first in sight. */
  private static int top(CodeArea area) {
    return Await.onFx(() -> {
      Bounds seen = area.localToScreen(area.getLayoutBounds());
      TextPos at = area.getTextPosition(seen.getMinX() + 80, seen.getMinY() + 12);
      return at == null ? -1 : at.index();
    });
  }

  @Test
  void jsonIsColoured(FxRobot robot) {
    onFx(() -> {
      editor.setText("{\"a\": 1, tru}");
      editor.jsonProperty().set(true);
    });

    Await.until("four colours", () -> colours(robot, "\"a\"", "1", "{", "tru").size() == 4);
    onFx(() -> editor.jsonProperty().set(false));
    Await.until("none", () -> colours(robot, "{\"a\": 1, tru}").size() == 1);
  }

  @Test
  void everyControlHasAName(FxRobot robot) {
    onFx(() -> editor.openFind());

    for (Node node : robot.lookup(n -> n instanceof Button).queryAll()) {
      assertTrue(node.getAccessibleText() != null, node.toString());
    }
  }

  /** The different colours that some stretches are drawn in; fewer where one is not drawn. */
  private static Set<Paint> colours(FxRobot robot, String... stretches) {
    return robot.lookup(".content").queryAllAs(Parent.class).stream()
        .flatMap(content -> content.lookupAll("*").stream())
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(text -> List.of(stretches).contains(text.getText()))
        .map(Text::getFill)
        .collect(Collectors.toSet());
  }

  private static String count(FxRobot robot) {
    return robot.lookup(".find-count").queryAs(Label.class).getText();
  }

  private static void onFx(Runnable action) {
    Await.onFx(action);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
