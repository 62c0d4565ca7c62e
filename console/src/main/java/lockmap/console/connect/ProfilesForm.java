package lockmap.console.connect;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockmap.console.session.ProfileColour;
import org.jspecify.annotations.Nullable;

/** How profiles stand in their file: a list of objects under one name. */
final class ProfilesForm implements ConfigFile.Form<List<Profile>> {

  private static final String PROFILES = "profiles";
  private static final String ID = "id";
  private static final String NAME = "name";
  private static final String SERVER = "server";
  private static final String WANTS_TOKEN = "wants_token";
  private static final String KEEPS_TOKEN = "keeps_token";
  private static final String READ_ONLY = "read_only";
  private static final String COLOUR = "colour";
  private static final String CA_FILE = "ca_file";

  @Override
  public List<Profile> from(Tree file) {
    List<Profile> profiles = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Tree tree : file.trees(PROFILES)) {
      Profile profile = profile(tree);
      if (!ids.add(profile.id())) {
        throw tree.unfit(ID, "is the id of another profile too");
      }
      profiles.add(profile);
    }
    return List.copyOf(profiles);
  }

  @Override
  public void into(Tree file, List<Profile> profiles) {
    Map<String, Tree> before = new HashMap<>();
    file.trees(PROFILES).forEach(tree -> before.put(tree.text(ID), tree));
    file.putTrees(
        PROFILES,
        profiles.stream()
            .map(profile -> put(before.getOrDefault(profile.id(), Tree.empty()), profile))
            .toList());
  }

  private static Profile profile(Tree tree) {
    try {
      return new Profile(
          tree.text(ID),
          tree.text(NAME),
          URI.create(tree.text(SERVER)),
          tree.flag(WANTS_TOKEN),
          tree.flag(KEEPS_TOKEN),
          tree.flag(READ_ONLY),
          tree.choice(COLOUR, ProfileColour.class, ProfileColour.GRAY),
          caFile(tree));
    } catch (IllegalArgumentException e) {
      throw tree.unfit(NAME, quoted(tree) + " cannot be used: " + e.getMessage());
    }
  }

  private static @Nullable Path caFile(Tree tree) {
    try {
      return tree.optionalText(CA_FILE).map(Path::of).orElse(null);
    } catch (InvalidPathException e) {
      throw tree.unfit(CA_FILE, "has no path that can be: " + e.getReason());
    }
  }

  private static String quoted(Tree tree) {
    return '"' + tree.text(NAME) + '"';
  }

  private static Tree put(Tree tree, Profile profile) {
    tree.put(ID, profile.id());
    tree.put(NAME, profile.name());
    tree.put(SERVER, profile.server().toString());
    tree.put(WANTS_TOKEN, profile.wantsToken());
    tree.put(KEEPS_TOKEN, profile.keepsToken());
    tree.put(READ_ONLY, profile.readOnly());
    tree.put(COLOUR, profile.colour().name());
    tree.put(CA_FILE, profile.caFile() == null ? null : profile.caFile().toString());
    return tree;
  }
}
