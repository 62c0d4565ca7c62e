package lockmap.console.connect;

import java.net.URI;
import java.nio.file.Path;
import lockmap.console.session.ProfileColour;

/** Profiles for tests. */
final class Example {

  private Example() {}

  static Profile local(String id) {
    return new Profile(
        id,
        "Local",
        URI.create("http://localhost:3000"),
        false,
        false,
        false,
        ProfileColour.GRAY,
        null);
  }

  static Profile production(String id) {
    return new Profile(
        id,
        "Production",
        URI.create("https://db.example:3443/kv"),
        true,
        true,
        true,
        ProfileColour.RED,
        Path.of("/etc/ca.pem").toAbsolutePath());
  }

  static Profile at(URI server, Path caFile) {
    return new Profile("x", "X", server, false, false, false, ProfileColour.BLUE, caFile);
  }

  static Profile at(URI server) {
    return new Profile("x", "X", server, false, false, false, ProfileColour.BLUE, null);
  }
}
