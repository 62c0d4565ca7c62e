package lockmap.console.ui;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/** Whether a {@link Command} can be done now, and why not where that is known. */
public final class Availability extends BooleanBinding {

  private final ObservableValue<String> hindrance;

  /**
   * Follows what hinders a command.
   *
   * @param hindrance a sentence; empty where nothing hinders it
   */
  public Availability(ObservableValue<String> hindrance) {
    this.hindrance = hindrance;
    bind(hindrance);
  }

  /** What hinders the command; empty where nothing does. */
  public String hindrance() {
    return hindrance.getValue();
  }

  @Override
  protected boolean computeValue() {
    return hindrance().isEmpty();
  }
}
