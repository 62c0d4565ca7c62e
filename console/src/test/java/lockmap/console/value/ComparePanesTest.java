package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lockmap.console.Await;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Typefaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The two panes that set texts side by side. */
@ExtendWith(ApplicationExtension.class)
class ComparePanesTest {

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Stage stage;

  @Start
  void open(Stage opened) {
    Typefaces.load();
    Appearance.DARK.apply();
    stage = opened;
  }

  @Test
  void changedWordsAreMarkedAndMissingLineBreaksNamed(FxRobot robot) {
    DiffPane pane = diff("port = 80\nname\n", "port = 81\nname");

    await("marks", () -> texts(robot, ".changed-word").equals(List.of("80", "81")));
    await("remarks", () -> texts(robot, ".line-remark").equals(List.of("LF", "no line break")));
    assertEquals(
        "1 difference: 2 lines removed, 2 added.", ((Label) pane.lookup(".summary")).getText());
  }

  @Test
  void theKeyboardGoesFromDifferenceToDifference(FxRobot robot) {
    String left = IntStream.range(0, 20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    diff(left, left.replace("\n15000\n", "\nfar away\n").replace("\n19000\n", "\nfarther\n"));

    robot.clickOn(".rows").type(KeyCode.F7);
    await("the first", () -> texts(robot, ".word").contains("far away"));
    robot.type(KeyCode.F7);
    await("the second", () -> texts(robot, ".word").contains("farther"));
    robot.press(KeyCode.SHIFT).type(KeyCode.F7).release(KeyCode.SHIFT);
    await("the first again", () -> texts(robot, ".word").contains("far away"));
  }

  @Test
  void aLineOfAMebibyteIsSeenPieceByPiece(FxRobot robot) {
    String line = "0123456789".repeat(1 << 17);
    diff("A" + line, "B" + line);

    await(
        "its beginning", () -> texts(robot, ".word").stream().anyMatch(w -> w.startsWith("0123")));
    assertTrue(texts(robot, ".word").stream().allMatch(word -> word.length() < 1_000));
    robot.clickOn(".rows").type(KeyCode.RIGHT);
    await(
        "its ninth column",
        () -> texts(robot, ".word").stream().allMatch(w -> w.startsWith("789")));
  }

  @Test
  void conflictsAreResolvedByKeyboardAlone(FxRobot robot) {
    MergeModel model = merge();
    robot.clickOn(".rows");

    robot.press(KeyCode.ALT).type(KeyCode.M).release(KeyCode.ALT);
    robot.type(KeyCode.F7);
    robot.press(KeyCode.ALT).type(KeyCode.B).release(KeyCode.ALT);

    assertEquals("my 1\nmid\nmid\nmy 2\ntheir 2\n", model.resultProperty().get());
    await(
        "the summary",
        () -> texts(robot, ".summary").equals(List.of("All conflicts are resolved.")));
  }

  @Test
  void conflictsAreResolvedByTheirOwnButtons(FxRobot robot) {
    MergeModel model = merge();
    await(
        "headings",
        () ->
            robot.lookup(".take-theirs").queryAll().stream()
                    .filter(ComparePanesTest::isShown)
                    .count()
                == 2);

    robot.clickOn(shown(robot, ".take-theirs", 1));

    assertEquals(1, model.unresolvedProperty().get());
    assertEquals("1\nmid\nmid\ntheir 2\n", model.resultProperty().get());
    assertEquals(1, model.currentProperty().get());
  }

  @Test
  void theTextBeforeBothChangesIsShownOnDemand(FxRobot robot) {
    merge();

    await("three columns", () -> titles(robot).equals(List.of("Theirs", "Result", "Mine")));
    robot.clickOn("#show-base");
    await("four", () -> titles(robot).equals(List.of("Before", "Theirs", "Result", "Mine")));
  }

  @Test
  void everyButtonHasAName(FxRobot robot) {
    merge();

    for (Node node : robot.lookup(n -> n instanceof Button).queryAll()) {
      assertTrue(node.getAccessibleText() != null, node.toString());
    }
  }

  private DiffPane diff(String left, String right) {
    DiffPane pane = onFx(() -> new DiffPane("Left", "Right"));
    show(pane);
    onFx(() -> {
      pane.show(new DiffModel(Diff.of(left, right)));
      return pane;
    });
    return pane;
  }

  private MergeModel merge() {
    MergeModel model =
        new MergeModel(
            Merge.of("1\nmid\nmid\n2\n", "my 1\nmid\nmid\nmy 2\n", "their 1\nmid\nmid\ntheir 2\n"));
    MergePane pane = onFx(MergePane::new);
    show(pane);
    onFx(() -> {
      pane.show(model);
      return pane;
    });
    return model;
  }

  private void show(Parent root) {
    onFx(() -> {
      stage.setScene(new Scene(root, 800, 400));
      stage.show();
      return root;
    });
  }

  private static List<String> texts(FxRobot robot, String query) {
    return robot.lookup(query).queryAllAs(Label.class).stream()
        .filter(ComparePanesTest::isShown)
        .map(Label::getText)
        .toList();
  }

  private static List<String> titles(FxRobot robot) {
    return robot.lookup(".column-titles .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  /** The node of a query that is the given one from the top, from 0. */
  private static Node shown(FxRobot robot, String query, int at) {
    return robot.lookup(query).queryAll().stream()
        .filter(ComparePanesTest::isShown)
        .sorted((a, b) -> Double.compare(top(a), top(b)))
        .skip(at)
        .findFirst()
        .orElseThrow();
  }

  private static double top(Node node) {
    return node.localToScene(node.getBoundsInLocal()).getMinY();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  private static <T> T onFx(Callable<T> action) {
    T made = Await.onFx(action);
    WaitForAsyncUtils.waitForFxEvents();
    return made;
  }

  private static void await(String what, BooleanSupplier condition) {
    Await.until(what, () -> Await.onFx(condition::getAsBoolean));
  }
}
