package lockmap.console.keys;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import lockmap.client.ImportResult;
import lockmap.client.StoreClient;
import lockmap.console.keys.Work.Progress;

/** What came of an import. What was stored stays stored, whatever came after. */
sealed interface Stored {

  /** It came to its end, or to a line that the server refused. */
  record Ended(ImportResult result) implements Stored {}

  /** The operator has ended it. */
  record Cancelled(long keys) implements Stored {}

  /** The file could not be read on. */
  record Unreadable(long keys, String reason) implements Stored {}

  /** Stores all that is in a file. */
  static Stored read(StoreClient client, Path file, Progress progress) {
    AtomicLong stored = new AtomicLong();
    try (Bytes bytes = new Bytes(Files.newInputStream(file), progress)) {
      return new Ended(client.importFrom(bytes, stored::set));
    } catch (CancelledException e) {
      return new Cancelled(stored.get());
    } catch (IOException e) {
      return new Unreadable(stored.get(), String.valueOf(e.getMessage()));
    }
  }

  /** Counts bytes as they go through; the operator's end comes between two requests. */
  final class Bytes extends FilterInputStream {

    private final Progress progress;
    private long count;

    private Bytes(InputStream in, Progress progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (progress.isCancelled()) {
        throw new CancelledException();
      }
      int read = super.read(bytes, from, length);
      count += Math.max(read, 0);
      progress.reached(count);
      return read;
    }
  }
}
