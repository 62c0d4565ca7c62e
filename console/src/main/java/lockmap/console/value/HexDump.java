package lockmap.console.value;

import java.util.AbstractList;
import java.util.RandomAccess;
import lockmap.api.Quoted;

/**
 * Bytes as rows of sixteen. A row is made when it is asked for, so a dump of any size costs nothing
 * until it is looked at.
 */
final class HexDump extends AbstractList<HexDump.Row> implements RandomAccess {

  /** How many bytes a full row has. */
  static final int ROW_BYTES = 16;

  private static final char UNSHOWABLE = '·';
  private static final String DIGITS = "0123456789abcdef";

  private final byte[] bytes;

  /**
   * One row.
   *
   * @param offset where its first byte lies, in eight hexadecimal digits
   * @param hex its bytes in two digits each, with a space between and one more in the middle; a
   *     short last row is not padded
   * @param text a character a byte: itself where it is ASCII that can be looked at, else a dot
   */
  record Row(String offset, String hex, String text) {}

  /**
   * Takes the array as it is, so nobody may change it afterwards.
   *
   * @param bytes what to show
   */
  HexDump(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int size() {
    return Math.ceilDiv(bytes.length, ROW_BYTES);
  }

  @Override
  public Row get(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("row " + index + " of " + size());
    }
    int from = index * ROW_BYTES;
    int to = Math.min(bytes.length, from + ROW_BYTES);
    StringBuilder hex = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int at = from; at < to; at++) {
      if (at > from) {
        hex.append(at - from == ROW_BYTES / 2 ? "  " : " ");
      }
      hex.append(DIGITS.charAt(bytes[at] >> 4 & 0xf)).append(DIGITS.charAt(bytes[at] & 0xf));
      text.append(bytes[at] >= 0 && Quoted.isShowable(bytes[at]) ? (char) bytes[at] : UNSHOWABLE);
    }
    return new Row(String.format("%08x", from), hex.toString(), text.toString());
  }
}
