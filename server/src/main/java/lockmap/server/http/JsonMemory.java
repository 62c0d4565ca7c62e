package lockmap.server.http;

import lockmap.server.memory.Footprint;
import lockmap.server.store.Utf8Bytes;

/** What it takes to put values into JSON. */
public final class JsonMemory {

  private JsonMemory() {}

  /** What {@link #of(JsonText)} says of a text. */
  public static long of(Utf8Bytes text) {
    return of(new JsonText(text));
  }

  /**
   * The bytes of heap that a text takes on its way into JSON, at most: itself, since nobody else
   * may hold it any longer; a string; the JSON while it grows, and its copy once it is whole.
   */
  public static long of(JsonText json) {
    Utf8Bytes text = json.text();
    long strings = text.isAscii() ? text.length() : 2L * text.length();
    return Footprint.ofArray(text.length()) + strings + 2 * Footprint.ofArray(json.length());
  }
}
