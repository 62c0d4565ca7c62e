package lockmap.console.status;

import java.io.IOException;
import java.nio.file.Path;

/** Something that was made to be written to a file; written on any thread. */
interface Export {

  /**
   * Writes it.
   *
   * @throws IOException where the file cannot be written
   */
  void to(Path file) throws IOException;
}
