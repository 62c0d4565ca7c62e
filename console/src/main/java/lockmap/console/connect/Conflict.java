package lockmap.console.connect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else has changed a profile while it was being edited here.
 *
 * @param theirs what it is now; null where it is gone
 * @param changes what is different in theirs, each in words
 */
record Conflict(@Nullable Profile theirs, List<String> changes) {

  /** Keeps a copy of the list. */
  Conflict {
    changes = List.copyOf(changes);
  }

  /** Says what has become of a profile. */
  static Conflict of(Profile before, @Nullable Profile theirs) {
    return new Conflict(theirs, theirs == null ? List.of() : changes(before, theirs));
  }

  /** What happened, in a sentence. */
  String sentence(String name) {
    return theirs == null
        ? "Another window has deleted “" + name + "” meanwhile."
        : "Another window has changed “"
            + name
            + "” meanwhile: "
            + String.join(", ", changes)
            + ".";
  }

  private static List<String> changes(Profile before, Profile theirs) {
    List<String> changes = new ArrayList<>();
    if (!before.name().equals(theirs.name())) {
      changes.add("the name is “" + theirs.name() + "”");
    }
    if (!before.server().equals(theirs.server())) {
      changes.add("the address is " + theirs.server());
    }
    if (before.readOnly() != theirs.readOnly()) {
      changes.add(theirs.readOnly() ? "it is read-only" : "it can be written to");
    }
    if (before.wantsToken() != theirs.wantsToken()) {
      changes.add(theirs.wantsToken() ? "it wants a token" : "it wants no token");
    }
    Draft was = Draft.of(before);
    Draft is = Draft.of(theirs);
    if (!was.caFile().equals(is.caFile())) {
      changes.add(is.caFile().isEmpty() ? "it has no CA file" : "the CA file is " + is.caFile());
    }
    if (before.colour() != theirs.colour()) {
      changes.add("it has another colour");
    }
    if (before.keepsToken() != theirs.keepsToken()) {
      changes.add("its token is " + (theirs.keepsToken() ? "" : "not ") + "kept in the keystore");
    }
    return changes;
  }
}
