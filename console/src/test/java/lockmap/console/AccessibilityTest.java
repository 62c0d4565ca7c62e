package lockmap.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import lockmap.client.StoreClient;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who cannot see the console, or cannot use a pointer, has every control of it all the same. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class AccessibilityTest {

  @ParameterizedTest
  @ValueSource(strings = {"Connections", "Keys", "Watch", "Status", "Batch", "Requests"})
  void whatTakesTheKeyboardHasAName(String screen, OpenConsole console, LiveStore store) {
    try (StoreClient client = store.somebody()) {
      new Shop(client).open();
    }
    console.connect(store.target());
    console.open("config/checkout/currency");
    Await.onScreen(
        "the value", () -> !console.node("value-facts", Label.class).getText().isEmpty());
    console.go(screen);

    List<Node> controls = Await.onFx(() -> controls(console));

    assertTrue(controls.size() > 10, controls::toString);
    assertEquals(List.of(), controls.stream().filter(control -> name(control).isBlank()).toList());
  }

  private static List<Node> controls(OpenConsole console) {
    return below(console.node("shell", Parent.class))
        .filter(node -> node instanceof Control && node.isFocusTraversable() && isShown(node))
        .toList();
  }

  private static Stream<Node> below(Parent parent) {
    List<Node> all = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      all.add(child);
      if (child instanceof Parent inner) {
        all.addAll(below(inner).toList());
      }
    }
    return all.stream();
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }

  /** What a screen reader says of it. */
  private static String name(Node node) {
    String name = node.getAccessibleText();
    if (name == null && node instanceof Labeled labeled) {
      return labeled.getText() == null ? "" : labeled.getText();
    }
    return name == null ? "" : name;
  }
}
