package lockmap.server.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Hands bytes on and tells the progress of them and of the lines in them. */
final class CountedLines extends FilterOutputStream {

  private final Progress progress;

  CountedLines(OutputStream out, Progress progress) {
    super(out);
    this.progress = progress;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    long lines = 0;
    for (int at = from; at < from + length; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    progress.moreBytes(length);
    progress.entries(progress.entries() + lines);
  }
}
