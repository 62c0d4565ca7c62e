package lockmap.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Which console this is.
 *
 * @param name the version's name, as the build gave it
 */
record Version(String name) {

  /** The version that the build wrote beside this class, from a jar and from a folder alike. */
  static Version ofThisBuild() {
    try (InputStream written =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.txt"), "version.txt")) {
      return new Version(new String(written.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("version.txt cannot be read", e);
    }
  }
}
