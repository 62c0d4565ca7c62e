package lockmap.server.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream of bytes, one at a time and none longer than allowed. A line ends with a
 * line feed or with the stream. Not safe for several threads.
 */
final class Lines {

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;

  /**
   * The lines of a stream.
   *
   * @param in the stream; its owner closes it
   * @param longest how many bytes a line may have, its end not counted
   */
  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** A line was longer than allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(int longest) {
      super("the line has more than " + longest + " bytes");
    }
  }

  /**
   * The next line without its end, or null where there is none.
   *
   * @throws TooLong where it is longer than allowed
   */
  byte @Nullable [] next() throws IOException {
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (from < to || fill()) {
      int end = lineFeed();
      if (line.size() + end - from > longest) {
        throw new TooLong(longest);
      }
      line.write(buffer, from, end - from);
      from = end + 1;
      if (end < to) {
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  /** Which line was asked for last, from 1. */
  long number() {
    return number;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(in.read(buffer), 0);
    return to > 0;
  }

  private int lineFeed() {
    int at = from;
    while (at < to && buffer[at] != '\n') {
      at++;
    }
    return at;
  }
}
