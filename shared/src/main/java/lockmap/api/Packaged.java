package lockmap.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What the build wrote down beside the classes of this package. */
final class Packaged {

  private Packaged() {}

  /**
   * The bytes of a file that is there, or the package is broken.
   *
   * @param name the file's name, without a folder
   */
  static byte[] bytes(String name) {
    try (InputStream file =
        Objects.requireNonNull(Packaged.class.getResourceAsStream(name), name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
