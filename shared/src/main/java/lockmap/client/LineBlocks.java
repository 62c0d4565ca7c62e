package lockmap.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream of lines in blocks of whole lines. Not safe for several threads. */
final class LineBlocks {

  private static final int SIZE = 1 << 20;
  private static final int LONGEST_LINE = 1 << 26;

  private final InputStream in;
  private byte[] buffer = new byte[SIZE];
  private int filled;
  private long firstLine = 1;
  private long nextLine = 1;

  LineBlocks(InputStream in) {
    this.in = in;
  }

  /**
   * The next block: lines of about a mebibyte together, or one that is longer; empty where there is
   * none.
   *
   * @throws IOException where the stream fails, or a line has more than 64 MiB
   */
  byte[] next() throws IOException {
    firstLine = nextLine;
    filled += in.readNBytes(buffer, filled, buffer.length - filled);
    while (filled == buffer.length && lastLineEnd() == 0) {
      grow();
      filled += in.readNBytes(buffer, filled, buffer.length - filled);
    }
    return take(filled == buffer.length ? lastLineEnd() : filled);
  }

  /** The number of the first line in the block that was taken last, from 1. */
  long firstLine() {
    return firstLine;
  }

  private void grow() throws IOException {
    if (buffer.length == LONGEST_LINE) {
      throw new IOException("line " + nextLine + " has more than " + LONGEST_LINE + " bytes");
    }
    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
  }

  private byte[] take(int end) {
    byte[] block = Arrays.copyOf(buffer, end);
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
    for (byte b : block) {
      nextLine += b == '\n' ? 1 : 0;
    }
    return block;
  }

  private int lastLineEnd() {
    int end = filled;
    while (end > 0 && buffer[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
