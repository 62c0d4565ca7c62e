package lockmap.console.keys;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import lockmap.client.StoreClient;
import lockmap.console.keys.Work.Progress;

/** What came of an export. */
sealed interface Exported {

  /** The file has it all. */
  record Complete(long keys) implements Exported {}

  /** The operator has ended it, and the file is as it was before. */
  record Cancelled() implements Exported {}

  /**
   * Writes all that begins with a prefix to a file, which is as it was before until it is whole.
   *
   * @throws IOException where it cannot be written
   */
  static Exported write(StoreClient client, String prefix, Path file, Progress progress)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    try {
      long keys = write(client, prefix, progress, part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return new Complete(keys);
    } catch (CancelledException e) {
      return new Cancelled();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long write(StoreClient client, String prefix, Progress progress, Path part)
      throws IOException {
    try (Lines lines = new Lines(Files.newOutputStream(part), progress)) {
      client.exportTo(lines, prefix);
      return lines.count;
    }
  }

  /** Counts lines as they go through. */
  final class Lines extends FilterOutputStream {

    private final Progress progress;
    private long count;

    private Lines(OutputStream out, Progress progress) {
      super(new BufferedOutputStream(out));
      this.progress = progress;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (progress.isCancelled()) {
        throw new CancelledException();
      }
      out.write(bytes, from, length);
      for (int at = from; at < from + length; at++) {
        count += bytes[at] == '\n' ? 1 : 0;
      }
      progress.reached(count);
    }
  }
}
