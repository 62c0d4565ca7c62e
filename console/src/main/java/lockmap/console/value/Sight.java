package lockmap.console.value;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** Which columns of characters can be seen of all lines of a view; what draws lines follows it. */
final class Sight {

  private final IntegerProperty first = new SimpleIntegerProperty();
  private final IntegerProperty count = new SimpleIntegerProperty();

  /** The first column, from 0. */
  IntegerProperty firstProperty() {
    return first;
  }

  /** How many columns may be in sight at most. */
  IntegerProperty countProperty() {
    return count;
  }
}
