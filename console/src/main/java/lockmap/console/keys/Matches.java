package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import lockmap.console.session.Desk;

/** How many keys match, counted by the server whenever something changed, once a second at most. */
final class Matches {

  private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);

  private final Desk desk;
  private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper(-1);
  private String prefix = "";
  private boolean old;
  private int question;
  private boolean asking;
  private Instant next = Instant.MIN;

  Matches(Desk desk) {
    this.desk = desk;
  }

  /** How many there are; -1 where that is not known. */
  ReadOnlyLongProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Counts what begins with another prefix. */
  void begin(String other) {
    clear();
    prefix = other;
    next = Instant.MIN;
    old = true;
  }

  /** Knows nothing. */
  void clear() {
    count.set(-1);
    question++;
    asking = false;
    old = false;
  }

  /** Something changed. */
  void changed() {
    old = true;
  }

  /** Counts if it is time to. */
  void tick() {
    Instant now = desk.clock().instant();
    if (!old || asking || now.isBefore(next) || desk.session().targetProperty().get() == null) {
      return;
    }
    int number = ++question;
    old = false;
    asking = true;
    next = now.plus(LEAST_BETWEEN);
    String counted = prefix;
    desk.session()
        .ask(
            client -> client.count(counted),
            answer -> take(number, answer),
            _ -> takeNone(number)); // the pages tell why nobody answers
  }

  private void take(int number, long answer) {
    if (number == question) {
      asking = false;
      count.set(answer);
    }
  }

  private void takeNone(int number) {
    if (number == question) {
      asking = false;
      old = true;
    }
  }
}
