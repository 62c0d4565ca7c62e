package lockmap.console.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import lockmap.console.Await;
import lockmap.console.ConsoleExtension;
import lockmap.console.LiveStore;
import lockmap.console.OpenConsole;
import lockmap.console.SharedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

@ExtendWith({SharedStore.class, ConsoleExtension.class})
class LogViewTest {

  @Test
  void aRequestIsCopiedAsCurlByTheKeyboardAlone(
      OpenConsole console, FxRobot robot, LiveStore store) {
    console.connect(store.target());
    console.go("Requests");
    robot.interact(
        () -> console.desk().session().ask(client -> client.put("it's", "a b"), _ -> {}, _ -> {}));

    robot.push(KeyCode.CONTROL, KeyCode.F).write("PUT");
    Await.onScreen(
        "the request",
        () -> console.node("requests-table", TableView.class).getItems().size() == 1);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Await.onScreen(
        "the command",
        () -> console.node("requests-curl", TextArea.class).getText().startsWith("curl "));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);

    robot.interact(() -> {
      String copied = Clipboard.getSystemClipboard().getString();
      assertEquals(console.node("requests-curl", TextArea.class).getText(), copied);
      assertTrue(copied.contains("/store/it"), copied);
    });
  }
}
