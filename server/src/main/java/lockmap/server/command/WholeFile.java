package lockmap.server.command;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there as a whole or not at all: it is written under another name beside it, forced
 * to the disk, and then takes its place at one moment. What is no ordinary file, such as a pipe, is
 * written to as it is.
 */
final class WholeFile {

  /** Writes some bytes. */
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /** Writes a file; one that is there stays as it is until all of the new one is. */
  static void write(Path file, Writer writer) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      try (OutputStream out = Files.newOutputStream(file)) {
        writer.writeTo(out);
      }
      return;
    }
    // A link stays a link, and what it leads to is replaced.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path part =
        target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    part.toFile().deleteOnExit(); // whatever ends this process
    try {
      fill(part, writer);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void fill(Path part, Writer writer) throws IOException {
    try (FileOutputStream out = new FileOutputStream(part.toFile())) {
      writer.writeTo(out);
      out.getFD().sync();
    }
  }
}
