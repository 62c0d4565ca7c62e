package lockmap.console.connect;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import lockmap.api.Quoted;
import lockmap.client.ClientOptions;

/** What the fields of a profile may be. Each rule gives the sentence that says what is wrong. */
final class ProfileRules {

  static final int LONGEST_NAME = 60;
  private static final int LAST_PORT = 65_535;

  private ProfileRules() {}

  static Optional<String> name(String name) {
    if (name.isBlank()) {
      return Optional.of("The profile needs a name.");
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      return Optional.of("A name has at most " + LONGEST_NAME + " characters.");
    }
    if (!name.codePoints().allMatch(Quoted::isShowable)) {
      return Optional.of("The name has a character that cannot be shown.");
    }
    return Optional.empty();
  }

  static Optional<String> server(URI server) {
    try {
      ClientOptions.to(server);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      return Optional.of(Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
    }
    boolean hasPort = server.getPort() >= 0;
    if (hasPort && (server.getPort() == 0 || server.getPort() > LAST_PORT)) {
      return Optional.of("A port is a number from 1 to " + LAST_PORT + ".");
    }
    return Optional.empty();
  }

  static Optional<String> caFile(Path file) {
    return file.isAbsolute()
        ? Optional.empty()
        : Optional.of("The CA file must be given with its whole path, from the root on.");
  }
}
