package lockmap.console.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Nodes that are not always there. */
public final class Presence {

  private Presence() {}

  /** Shows a node while a condition holds; while it does not, the node takes no room either. */
  public static void where(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }
}
