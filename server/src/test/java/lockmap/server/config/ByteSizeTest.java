package lockmap.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "17 B, 17",
    "512 KiB, 524288",
    "512KiB, 524288",
    "1 MiB, 1048576",
    "3 GiB, 3221225472",
    "8589934591 GiB, 9223372035781033984"
  })
  void readsPlainBytesAndBinaryUnits(String text, long bytes) {
    assertEquals(OptionalLong.of(bytes), ByteSize.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "MiB",
        "-1",
        "+1",
        "1.5 MiB",
        "1 MB",
        "1 kb",
        "1 mib",
        "1  MiB",
        "1 MiB ",
        "1_000",
        "0x10",
        "٣",
        "8589934592 GiB",
        "99999999999999999999"
      })
  void refusesAllElse(String text) {
    assertTrue(ByteSize.parse(text).isEmpty(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1, 1 B",
    "1023, 1023 B",
    "1024, 1 KiB",
    "1025, 1025 B",
    "1536, 1536 B",
    "67108864, 64 MiB",
    "1073741824, 1 GiB",
    "1610612736, 1536 MiB"
  })
  void writesTheShortestExactForm(long bytes, String text) {
    assertEquals(text, ByteSize.format(bytes));
  }
}
