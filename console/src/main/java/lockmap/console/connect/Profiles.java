package lockmap.console.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that are kept in the user's folder. All methods block for the disk; any thread may
 * call them. What cannot be read is never written over, see {@link ConfigException}.
 */
public final class Profiles {

  private final ConfigFile<List<Profile>> file;

  /** What came of a change. */
  public sealed interface Saved {

    /**
     * It was made.
     *
     * @param profiles all there are from now on, in their order
     */
    record Done(List<Profile> profiles) implements Saved {}

    /**
     * It was not, since somebody else has changed or removed the profile meanwhile.
     *
     * @param theirs what it is now; null where it is gone
     */
    record Conflict(@Nullable Profile theirs) implements Saved {}
  }

  /** The profiles in a folder. */
  public Profiles(ConfigFolder folder) {
    this.file = new ConfigFile<>(folder, "profiles.json", new ProfilesForm());
  }

  /** All there are, in their order. */
  public List<Profile> all() throws ConfigException {
    return file.read();
  }

  /** Puts a new profile behind the others. */
  public List<Profile> add(Profile profile) throws ConfigException {
    return file.update(profiles -> with(profiles, profile));
  }

  /**
   * Changes a profile.
   *
   * @param base the profile that was changed, as it was read
   * @param edited what it is to be, under the same id
   */
  public Saved replace(Profile base, Profile edited) throws ConfigException {
    return change(base, profiles -> replaceIn(profiles, edited));
  }

  /**
   * Forgets a profile. Its token has to be forgotten besides.
   *
   * @param base the profile as it was read
   */
  public Saved remove(Profile base) throws ConfigException {
    return change(base, profiles -> without(profiles, base.id()));
  }

  /** Gives the file another name, where it cannot be read and the user wants to begin anew. */
  public Path setAside() throws ConfigException {
    return file.setAside();
  }

  private Saved change(Profile base, UnaryOperator<List<Profile>> change) throws ConfigException {
    try {
      return new Saved.Done(
          file.update(profiles -> {
            Optional<Profile> now = find(profiles, base.id());
            if (!now.equals(Optional.of(base))) {
              throw new Overtaken(now.orElse(null));
            }
            return change.apply(profiles);
          }));
    } catch (Overtaken e) {
      return new Saved.Conflict(e.theirs);
    }
  }

  private static Optional<Profile> find(List<Profile> profiles, String id) {
    return profiles.stream().filter(profile -> profile.id().equals(id)).findAny();
  }

  private static List<Profile> with(List<Profile> profiles, Profile added) {
    List<Profile> more = new ArrayList<>(profiles);
    more.add(added);
    return List.copyOf(more);
  }

  private static List<Profile> replaceIn(List<Profile> profiles, Profile edited) {
    return profiles.stream()
        .map(profile -> profile.id().equals(edited.id()) ? edited : profile)
        .toList();
  }

  private static List<Profile> without(List<Profile> profiles, String id) {
    return profiles.stream().filter(profile -> !profile.id().equals(id)).toList();
  }

  /** Leaves the file as it is. */
  private static final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Profile theirs;

    Overtaken(@Nullable Profile theirs) {
      super(null, null, false, false);
      this.theirs = theirs;
    }
  }
}
