package lockmap.console.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import lockmap.client.StoreClient;
import lockmap.console.Await;
import lockmap.console.ConsoleExtension;
import lockmap.console.LiveStore;
import lockmap.console.OpenConsole;
import lockmap.console.SharedStore;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

/** Does things by name and by key as an operator does. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class PaletteTest {

  private OpenConsole console;
  private FxRobot robot;

  @BeforeEach
  void open(OpenConsole opened, FxRobot operator) {
    console = opened;
    robot = operator;
  }

  @Test
  void itOpensByEitherKeyAndByItsButton() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertTrue(isOpen());
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertFalse(isOpen());

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    assertTrue(isOpen());
    robot.push(KeyCode.ESCAPE);
    assertFalse(isOpen());

    robot.clickOn("#palette-open");
    assertTrue(isOpen());
    robot.moveTo("#shell").moveBy(0, 350).clickOn();
    assertFalse(isOpen());
  }

  @Test
  void whatIsTypedFiltersAndEnterRunsIt() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write(">status");
    assertEquals(List.of("Everywhere:", "Go to Status"), shown().subList(0, 2));

    robot.push(KeyCode.ENTER);

    assertFalse(isOpen());
    assertTrue(console.node("go-status", ToggleButton.class).isSelected());
  }

  @Test
  void aCommandOfAnotherScreenGoesThereAndRuns() {
    console.go("Watch");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    type("insert example");
    assertEquals(List.of("Batch:", "Insert an example batch"), shown());

    robot.push(KeyCode.ENTER);

    assertTrue(console.node("go-batch", ToggleButton.class).isSelected());
    assertTrue(console.node("batch-form", Node.class).isVisible());
  }

  @Test
  void aCommandThatIsHinderedSaysWhyAndIsNotRun() {
    console.go("Batch");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    type(">run");
    assertTrue(robot.lookup("Add an operation first.").tryQuery().isPresent());

    robot.push(KeyCode.ENTER);

    assertTrue(isOpen());
  }

  @Test
  void aKeyIsOpened(LiveStore store) {
    try (StoreClient somebody = store.somebody()) {
      somebody.put("orders/1", "");
      somebody.put("orders/2", "");
    }
    console.connect(store.target());
    robot.push(KeyCode.CONTROL, KeyCode.K);
    type(":orders/");
    Await.onScreen(
        "the keys", () -> shown().equals(List.of("Keys of the store:", "orders/1", "orders/2")));

    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);

    assertFalse(isOpen());
    assertTrue(console.node("go-keys", ToggleButton.class).isSelected());
    console.awaitOpened("orders/2");
  }

  @Test
  void theArrowsChooseAndALineIsTakenByAPress() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    type(">go to");
    robot.push(KeyCode.DOWN);
    assertEquals("Go to Keys", chosen());
    robot.push(KeyCode.PAGE_DOWN);
    String last = chosen();
    robot.push(KeyCode.PAGE_UP);
    assertEquals("Go to Connections", chosen());
    robot.push(KeyCode.UP);
    assertEquals(last, chosen());
    robot.push(KeyCode.DOWN);
    assertEquals("Go to Connections", chosen());

    robot.clickOn(robot.lookup(".choice").<Node>query());

    assertFalse(isOpen());
  }

  @Test
  void escapeGivesTheKeyboardBack() {
    console.go("Batch");
    robot.clickOn("#batch-first");
    Node before = focused();
    assertEquals("batch-key", before.getId());

    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertEquals("palette-input", focused().getId());
    robot.push(KeyCode.TAB);
    assertEquals("palette-input", focused().getId());
    robot.push(KeyCode.ESCAPE);

    assertSame(before, focused());
  }

  @Test
  void whatLiesBeneathHearsNothing() {
    console.go("Batch");
    robot.clickOn("#batch-example");
    robot.push(KeyCode.F1);

    robot.push(KeyCode.DELETE);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    robot.push(KeyCode.ESCAPE);

    assertTrue(console.node("go-batch", ToggleButton.class).isSelected());
    assertEquals(4, console.node("batch-table", TableView.class).getItems().size());
  }

  @Test
  void theKeysToPressAreShownByF1AndByAQuestionMark() {
    robot.push(KeyCode.F1);
    assertTrue(robot.lookup("#shortcuts").tryQuery().isPresent());
    assertTrue(robot.lookup("Run the batch").tryQuery().isPresent());
    assertTrue(robot.lookup("Ctrl+Enter").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    assertTrue(robot.lookup("#shortcuts").tryQuery().isEmpty());

    robot.clickOn("#go-watch");
    robot.write("?");
    assertTrue(robot.lookup("#shortcuts").tryQuery().isPresent());
    robot.clickOn("#shortcuts-close");

    console.go("Batch");
    robot.clickOn("#batch-first");
    robot.write("?");
    assertTrue(robot.lookup("#shortcuts").tryQuery().isEmpty());
    assertEquals("?", console.node("batch-key", TextField.class).getText());
  }

  @Test
  void theAppearanceIsChosen() {
    robot.clickOn("#appearance-dark");
    assertTrue(sheet().contains("dark"), sheet());
    assertTrue(console.node("appearance-dark", ToggleButton.class).isSelected());

    robot.clickOn("#appearance-light");
    robot.clickOn("#appearance-light");
    assertTrue(sheet().contains("light"), sheet());
    assertTrue(console.node("appearance-light", ToggleButton.class).isSelected());

    robot.push(KeyCode.CONTROL, KeyCode.K);
    type("dark appearance");
    robot.push(KeyCode.ENTER);
    assertTrue(sheet().contains("dark"), sheet());
    assertTrue(console.node("appearance-dark", ToggleButton.class).isSelected());
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void itCanBeLookedAt(Appearance appearance, LiveStore store) throws IOException {
    try (StoreClient somebody = store.somebody()) {
      somebody.put("batch/2026/11", "");
      somebody.put("batch/" + "long/".repeat(60), "");
    }
    console.connect(store.target());
    Await.onFx(appearance::apply);
    console.go("Batch");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    picture("palette-all", appearance);
    type("bat");
    Await.onScreen("the keys", () -> shown().contains("Keys of the store:"));
    picture("palette-found", appearance);
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.F1);
    picture("shortcuts", appearance);
  }

  private void picture(String state, Appearance appearance) throws IOException {
    String name = (state + "-" + appearance).toLowerCase(Locale.ROOT);
    assertTrue(Files.size(console.picture(name)) > 1000);
  }

  private void type(String text) {
    robot.interact(() -> console.node("palette-input", TextField.class).setText(text));
  }

  private boolean isOpen() {
    return robot.lookup("#palette").tryQuery().isPresent();
  }

  private List<String> shown() {
    ListView<?> list = console.node("palette-list", ListView.class);
    return list.getItems().stream().map(line -> text((Line) line)).toList();
  }

  private String chosen() {
    ListView<?> list = console.node("palette-list", ListView.class);
    return text((Line) list.getSelectionModel().getSelectedItem());
  }

  private static String text(Line line) {
    return switch (line) {
      case Line.Heading(var name) -> name + ":";
      case Line.Choice(var offer, _) -> offer.name();
      case Line.Note(var text) -> text;
    };
  }

  private Node focused() {
    return robot.window(0).getScene().getFocusOwner();
  }

  private static String sheet() {
    return Application.getUserAgentStylesheet();
  }
}
