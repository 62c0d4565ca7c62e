package lockmap.console.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HexDumpTest {

  @Test
  void nothingHasNoRows() {
    assertEquals(0, new HexDump(new byte[0]).size());
  }

  @Test
  void aFullRowIsSplitInTheMiddle() {
    HexDump dump = new HexDump("0123456789abcdef!".getBytes(UTF_8));

    assertEquals(2, dump.size());
    assertEquals(
        new HexDump.Row(
            "00000000", "30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66", "0123456789abcdef"),
        dump.get(0));
    assertEquals(new HexDump.Row("00000010", "21", "!"), dump.get(1));
  }

  @Test
  void whatIsNotForLookingAtIsADot() {
    assertEquals(
        new HexDump.Row("00000000", "00 09 0a 20 7e 7f c3 a9  ff", "··· ~····"),
        new HexDump(new byte[] {0, 9, 10, 32, 126, 127, (byte) 0xc3, (byte) 0xa9, (byte) 0xff})
            .get(0));
  }

  @Test
  void aRowIsFoundByItsIndexHoweverMuchThereIs() {
    HexDump dump = new HexDump(new byte[64 << 20]);

    assertEquals(4 << 20, dump.size());
    assertEquals("03fffff0", dump.get(dump.size() - 1).offset());
    assertThrows(IndexOutOfBoundsException.class, () -> dump.get(dump.size()));
    assertThrows(IndexOutOfBoundsException.class, () -> dump.get(-1));
  }
}
