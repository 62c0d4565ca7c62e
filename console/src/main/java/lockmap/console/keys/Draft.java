package lockmap.console.keys;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A key that the operator is about to make. Belongs to the JavaFX thread. */
final class Draft {

  private final Act act;
  private final String source;
  private final StringProperty key;
  private final StringProperty value = new SimpleStringProperty("");
  private final StringProperty ttl = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper existing = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /** How the key comes about. */
  enum Act {
    CREATE("New key", "Create"),
    COPY("Copy key", "Copy"),
    RENAME("Rename key", "Rename");

    private final String title;
    private final String verb;

    Act(String title, String verb) {
      this.title = title;
      this.verb = verb;
    }

    String title() {
      return title;
    }

    String verb() {
      return verb;
    }
  }

  /**
   * A draft.
   *
   * @param act how the key comes about
   * @param source the key that it comes from; empty for a new one
   * @param proposal what to begin its name with
   */
  Draft(Act act, String source, String proposal) {
    this.act = act;
    this.source = source;
    this.key = new SimpleStringProperty(proposal);
    key.subscribe(_ -> say("", ""));
    ttl.subscribe(_ -> say("", ""));
  }

  Act act() {
    return act;
  }

  String source() {
    return source;
  }

  StringProperty keyProperty() {
    return key;
  }

  StringProperty valueProperty() {
    return value;
  }

  /** How long it is to live, as people write it; empty for as long as nobody removes it. */
  StringProperty ttlProperty() {
    return ttl;
  }

  /** What is wrong with it, in a sentence; empty where nothing is known to be. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The key that stands in its place already; empty where none is known. */
  ReadOnlyStringProperty existingProperty() {
    return existing.getReadOnlyProperty();
  }

  /** Whether the server is being asked. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  void begin() {
    say("", "");
    busy.set(true);
  }

  void say(String what, String inItsPlace) {
    busy.set(false);
    problem.set(what);
    existing.set(inItsPlace);
  }
}
