package lockmap.console.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ByteCountTest {

  @Test
  void sizesAreCountedAsTheServerStoresThem() {
    assertEquals(1 + 2 + 3 + 4, ByteCount.of("aé漢😀"));
    assertEquals("10 B", ByteCount.words(10));
    assertEquals("1.5 KiB", ByteCount.words(1536));
    assertEquals("1.0 MiB", ByteCount.words(1 << 20));
  }
}
