package lockmap.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * JSON that is written from bytes to bytes, for what a server says most. Keys and values are UTF-8
 * already, and JSON has them as they are but for a few characters of ASCII; so no text is decoded
 * and encoded again, and what has nothing to escape is copied as a whole. Not for use by more than
 * one thread.
 */
public final class JsonWriter {

  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int size;

  /**
   * Nothing yet.
   *
   * @param room for how many bytes; where there are more it grows
   */
  public JsonWriter(int room) {
    bytes = new byte[room];
  }

  /** What never changes, to be written by {@link #raw}. */
  public static byte[] prepared(String json) {
    return json.getBytes(US_ASCII);
  }

  /** Writes bytes as they are. */
  public JsonWriter raw(byte[] json) {
    makeRoom(json.length);
    return copy(json);
  }

  /** Writes one character of ASCII as it is. */
  public JsonWriter raw(char json) {
    makeRoom(1);
    return put(json);
  }

  /** Writes a number. */
  public JsonWriter number(long number) {
    makeRoom(LONGEST_NUMBER);
    if (number < 0) {
      put('-');
    }
    long rest = number < 0 ? number : -number; // of which there is one more than positive ones
    int end = size + 1;
    for (long more = rest / 10; more < 0; more /= 10) {
      end++;
    }
    size = end;
    do {
      bytes[--end] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest < 0);
    return this;
  }

  /** Writes a text, in quotes. */
  public JsonWriter text(JsonText text) {
    makeRoom(Math.addExact(text.length(), 2));
    put('"');
    size = text.putInto(bytes, size);
    return put('"');
  }

  /** The array that has been written into. */
  byte[] array() {
    return bytes;
  }

  /** How much of it has been written. */
  int size() {
    return size;
  }

  /** Hands on what has been written. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  /** A copy of what has been written, or the array where that is all of it. */
  public byte[] toByteArray() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private JsonWriter put(char character) {
    bytes[size++] = (byte) character;
    return this;
  }

  private JsonWriter copy(byte[] json) {
    System.arraycopy(json, 0, bytes, size, json.length);
    size += json.length;
    return this;
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, LONGEST_ARRAY)));
    }
  }
}
