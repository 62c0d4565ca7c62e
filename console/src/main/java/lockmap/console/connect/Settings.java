package lockmap.console.connect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the console remembers from one run to the next, apart from the profiles.
 *
 * @param theme whether it is light or dark
 * @param window how large its window is
 * @param lastProfile the id of the profile that was connected last; null for none
 * @param remembered what is remembered for each profile, by its id
 */
public record Settings(
    Theme theme,
    WindowSize window,
    @Nullable String lastProfile,
    Map<String, Remembered> remembered) {

  /** What a console has that was never started before. */
  public static final Settings FIRST = new Settings(Theme.SYSTEM, WindowSize.FIRST, null, Map.of());

  /** Whether the console is light or dark. */
  public enum Theme {
    /** As the desktop is. */
    SYSTEM,
    LIGHT,
    DARK
  }

  /** Keeps a copy of the map, in its order. */
  public Settings {
    remembered = Collections.unmodifiableMap(new LinkedHashMap<>(remembered));
  }

  /** The same with another theme. */
  public Settings with(Theme other) {
    return new Settings(other, window, lastProfile, remembered);
  }

  /** The same with another window. */
  public Settings with(WindowSize other) {
    return new Settings(theme, other, lastProfile, remembered);
  }

  /** The same with another profile that was connected last. */
  public Settings withLastProfile(@Nullable String other) {
    return new Settings(theme, window, other, remembered);
  }

  /** What is remembered for a profile. */
  public Remembered remembered(String profile) {
    return remembered.getOrDefault(profile, Remembered.NOTHING);
  }

  /** The same with something else remembered for a profile. */
  public Settings with(String profile, Remembered other) {
    Map<String, Remembered> changed = new LinkedHashMap<>(remembered);
    changed.put(profile, other);
    return new Settings(theme, window, lastProfile, changed);
  }

  /** The same for a profile that is no more. */
  public Settings without(String profile) {
    Map<String, Remembered> changed = new LinkedHashMap<>(remembered);
    changed.remove(profile);
    String last = profile.equals(lastProfile) ? null : lastProfile;
    return new Settings(theme, window, last, changed);
  }
}
