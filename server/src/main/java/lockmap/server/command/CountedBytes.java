package lockmap.server.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads bytes and tells the progress of them. */
final class CountedBytes extends FilterInputStream {

  private final Progress progress;

  CountedBytes(InputStream in, Progress progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    progress.moreBytes(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, length);
    progress.moreBytes(Math.max(read, 0));
    return read;
  }
}
