package lockmap.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ShellTest {

  @Start
  void open(Stage stage) {
    new ConsoleApp().start(stage);
  }

  @Test
  void theWindowOpensUnderItsName(FxRobot robot) {
    Stage window = (Stage) robot.window("LockMap console");

    assertTrue(window.isShowing());
  }

  @Test
  void theHeadingNamesTheStoreInTheLargestType(FxRobot robot) {
    Label heading = label(robot, "#heading");

    assertEquals("LockMap", heading.getText());
    assertTrue(heading.getFont().getSize() > label(robot, "#promise").getFont().getSize());
  }

  @Test
  void theVersionIsTheOneTheBuildGave(FxRobot robot) {
    String shown = label(robot, "#version").getText();

    assertTrue(shown.matches("Version \\d+\\.\\d+\\.\\d+(-\\w+)?"), shown);
  }

  @Test
  void theContentHasAnAccessibleName(FxRobot robot) {
    Node shell = robot.lookup("#shell").query();

    assertEquals("LockMap console", shell.queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }

  private static Label label(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class);
  }
}
