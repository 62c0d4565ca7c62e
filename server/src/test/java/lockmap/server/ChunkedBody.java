package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer on a socket, out of its chunks; the answer's head is passed over. */
final class ChunkedBody extends InputStream {

  private final InputStream socket;
  private int left;
  private boolean ended;

  ChunkedBody(InputStream socket) throws IOException {
    this.socket = socket;
    String head = line();
    while (!head.isEmpty()) {
      head = line();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left == 0 && !ended) {
      left = Integer.parseInt(line(), 16);
      ended = left == 0;
    }
    if (ended) {
      return -1;
    }
    int read = socket.read(bytes, from, Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the connection ended within a chunk");
    }
    left -= read;
    if (left == 0) {
      line();
    }
    return read;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = socket.read(); next != '\n'; next = socket.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended after " + line.toString(US_ASCII));
      }
      line.write(next);
    }
    return line.toString(US_ASCII).strip();
  }
}
