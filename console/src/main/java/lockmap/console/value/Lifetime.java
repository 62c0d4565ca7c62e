package lockmap.console.value;

import lockmap.api.Durations;
import lockmap.client.Ttl;
import lockmap.console.session.Trouble;

/** Sets how long the key that is open lives, and leaves its value. Belongs to the JavaFX thread. */
final class Lifetime {

  private final OpenKey open;
  private final KeyWrites writes;

  Lifetime(OpenKey open, KeyWrites writes) {
    this.open = open;
    this.writes = writes;
  }

  /**
   * Lets it expire.
   *
   * @param text in which time, such as {@code 15m}
   * @return whether it is one
   */
  boolean expireIn(String text) {
    try {
      set(Ttl.of(Durations.parse(text.strip())));
      return true;
    } catch (IllegalArgumentException e) {
      open.troubleProperty().set(Trouble.of(e));
      return false;
    }
  }

  /** Lets it live for as long as nobody removes it. */
  void persist() {
    set(Ttl.FOREVER);
  }

  private void set(Ttl ttl) {
    String name = open.name();
    writes.write(client -> Writes.touch(client, name, ttl));
  }
}
