package lockmap.console.watch;

import java.util.EnumSet;
import java.util.Set;

/** What an event tells of a key. */
enum EventType {
  PUT("A value was set"),
  CAS("A compare-and-swap set a value"),
  DELETE("The key was removed"),
  EXPIRED("The key came to its deadline"),
  STATE("What the key held as the watch began");

  private final String meaning;

  EventType(String meaning) {
    this.meaning = meaning;
  }

  /** What it means, as a sentence without its full stop. */
  String meaning() {
    return meaning;
  }

  /** Whether something has changed, and not just been told. */
  boolean isChange() {
    return this != STATE;
  }

  /** Those that are changes, in the order in which they are shown. */
  static Set<EventType> changes() {
    return EnumSet.complementOf(EnumSet.of(STATE));
  }
}
