package lockmap.console.connect;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import lockmap.console.session.ProfileColour;

/** Begins profiles that are in no file yet. Belongs to the JavaFX thread. */
final class NewProfiles {

  private final Entries entries;
  private final String local;
  private final RandomGenerator random = new SecureRandom();

  /**
   * Begins none yet.
   *
   * @param entries where they are looked at
   * @param local the address that they have at first
   */
  NewProfiles(Entries entries, String local) {
    this.entries = entries;
    this.local = local;
  }

  /** Begins one for a server of which no more is known than a name. */
  Entry begin(String name) {
    Draft draft = new Draft(name, local, false, false, false, ProfileColour.GRAY, "");
    Entry entry = Entry.fresh(Profile.newId(random), draft);
    entries.add(entry);
    return entry;
  }

  /** Begins one like another as it stands in its form, with the token that was typed there. */
  void beginLike(Entry other) {
    Draft draft = other.draft();
    Entry copy = begin(copyOf(draft.name()));
    copy.fill(draft.named(copy.nameProperty().get()));
    copy.tokenProperty().set(other.tokenProperty().get());
  }

  private static String copyOf(String name) {
    String copy = name + " copy";
    return ProfileRules.name(copy).isEmpty() ? copy : name;
  }
}
