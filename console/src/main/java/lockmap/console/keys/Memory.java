package lockmap.console.keys;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import lockmap.console.connect.Remembered;

/**
 * Where the keys that the operator goes back to are kept for each profile.
 *
 * @param recall what is kept for a profile by its id
 * @param keep keeps what has become of the keys that were recalled, or kept, last for a profile;
 *     told on the JavaFX thread after each change, and not to wait for a disk there
 */
public record Memory(Function<String, Remembered> recall, BiConsumer<String, Remembered> keep) {

  /** One that lasts as long as the window. */
  public static Memory forNow() {
    Map<String, Remembered> kept = new HashMap<>();
    return new Memory(profile -> kept.getOrDefault(profile, Remembered.NOTHING), kept::put);
  }
}
