package lockmap.console.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lockmap.console.session.ProfileColour;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it stands in a form, right or wrong. Space around a text does not count.
 *
 * @param name what the operator calls the server
 * @param server its address, as typed
 * @param wantsToken whether it lets in only who has a token
 * @param keepsToken whether the token is to be kept in the keystore
 * @param readOnly whether nothing may be changed there
 * @param colour what marks the window
 * @param caFile the path of a file of certificates, as typed; empty for none
 */
public record Draft(
    String name,
    String server,
    boolean wantsToken,
    boolean keepsToken,
    boolean readOnly,
    ProfileColour colour,
    String caFile) {

  /** What can be wrong. */
  public enum Field {
    NAME,
    SERVER,
    CA_FILE
  }

  /** Takes away the space around the texts. */
  public Draft {
    name = name.strip();
    server = server.strip();
    caFile = caFile.strip();
  }

  /** A profile to be changed. */
  public static Draft of(Profile profile) {
    return new Draft(
        profile.name(),
        profile.server().toString(),
        profile.wantsToken(),
        profile.keepsToken(),
        profile.readOnly(),
        profile.colour(),
        profile.caFile() == null ? "" : profile.caFile().toString());
  }

  /** The same by another name. */
  public Draft named(String other) {
    return new Draft(other, server, wantsToken, keepsToken, readOnly, colour, caFile);
  }

  /** What is wrong, each in a sentence; nothing where a profile can be made of it. */
  public Map<Field, String> errors() {
    Map<Field, String> errors = new EnumMap<>(Field.class);
    ProfileRules.name(name).ifPresent(error -> errors.put(Field.NAME, error));
    serverError().ifPresent(error -> errors.put(Field.SERVER, error));
    caFileError().ifPresent(error -> errors.put(Field.CA_FILE, error));
    return Collections.unmodifiableMap(errors);
  }

  /**
   * The profile that this is.
   *
   * @param id a new one, or the one of the profile that was changed
   * @throws IllegalArgumentException where there are {@link #errors}
   */
  public Profile toProfile(String id) {
    Map<Field, String> errors = errors();
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join(" ", errors.values()));
    }
    return new Profile(
        id, name, URI.create(server), wantsToken, keepsToken, readOnly, colour, caPath());
  }

  private Optional<String> serverError() {
    if (server.isEmpty()) {
      return Optional.of("The profile needs the server's address, such as http://localhost:3000.");
    }
    try {
      return ProfileRules.server(new URI(server));
    } catch (URISyntaxException e) {
      return Optional.of("The server's address is no URL: " + e.getReason() + ".");
    }
  }

  private Optional<String> caFileError() {
    try {
      Path path = caPath();
      return path == null ? Optional.empty() : ProfileRules.caFile(path);
    } catch (InvalidPathException e) {
      return Optional.of("The CA file has no path that can be: " + e.getReason() + ".");
    }
  }

  private @Nullable Path caPath() {
    return caFile.isEmpty() ? null : Path.of(caFile);
  }
}
