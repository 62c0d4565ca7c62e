package lockmap.server.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import lockmap.server.http.RequestMemory;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream of bytes, one at a time and none longer than allowed. A line ends with a
 * line feed or with the stream. Not safe for several threads.
 */
final class Lines {

  private static final int BUFFER = 64 * 1024;

  /** What a line may come to while it is gathered, copied and read, as a multiple of its length. */
  private static final long WEIGHT = 8;

  private final InputStream in;
  private final int longest;
  private final RequestMemory memory;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;

  /**
   * The lines of a stream.
   *
   * @param in the stream; its owner closes it
   * @param longest how many bytes a line may have, its end not counted
   * @param memory where it is taken from
   */
  Lines(InputStream in, int longest, RequestMemory memory) {
    this.in = in;
    this.memory = memory;
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
      memory.holdJust(BUFFER + WEIGHT * (line.size() + end - from));
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
