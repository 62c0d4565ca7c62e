package lockmap.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({SharedStore.class, ConsoleExtension.class})
class ShellTest {

  @Test
  void theWindowOpensUnderItsName(FxRobot robot) {
    Stage window = (Stage) robot.window("LockMap");

    assertTrue(window.isShowing());
    assertEquals(
        "LockMap console",
        robot.lookup("#shell").query().queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }

  @Test
  void aScreenIsReachedByItsKey(OpenConsole console, FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);

    assertTrue(console.node("go-status", ToggleButton.class).isSelected());
  }

  @Test
  void aScreenIsReachedByItsEntry(OpenConsole console, FxRobot robot) {
    robot.clickOn("#go-watch");

    assertTrue(console.node("go-watch", ToggleButton.class).isSelected());
  }

  @Test
  void aScreenThatHasNoRoomPushesNothingAside(OpenConsole console) {
    console.go("Watch");
    Region navigation = console.node("navigation", Region.class);

    Await.onFx(() -> console.node("watch-filter", Region.class).setMinWidth(3_000));
    WaitForAsyncUtils.waitForFxEvents();

    assertEquals(0, navigation.localToScene(0, 0).getX());
  }

  @Test
  void theServerIsNamedAndItsFiguresAreShown(OpenConsole console, LiveStore store) {
    console.connect(store.target());

    assertEquals("Test store", console.node("server-name", Label.class).getText());
    assertEquals(store.address().toString(), console.node("server-address", Label.class).getText());
    Await.onScreen(
        "the state",
        () ->
            console
                .node("connection-state", Label.class)
                .getText()
                .equals("Connected to Test store"));
  }
}
