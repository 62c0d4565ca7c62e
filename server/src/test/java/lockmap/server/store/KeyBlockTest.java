package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What those rely on who found a block and lock it only after others have changed it. */
class KeyBlockTest {

  private final KeyBlock block = new KeyBlock(Utf8Bytes.EMPTY);

  @Test
  void dividedItCoversNoLongerWhatItGaveAway() {
    fill();
    KeyBlock upper = block.upperPart(key(1));
    block.cutBefore(upper);

    Utf8Bytes boundary = upper.low();
    assertTrue(block.covers(key(0)));
    assertFalse(block.covers(boundary));
    assertTrue(upper.covers(boundary));
    assertEquals(boundary, block.high());
    assertNull(upper.high());
    assertEquals(keys(0, KeyBlock.CAPACITY / 2), all(block));
    assertEquals(keys(KeyBlock.CAPACITY / 2, KeyBlock.CAPACITY), all(upper));
  }

  @Test
  void takenOverItCoversNothing() {
    fill();
    KeyBlock upper = block.upperPart(key(1));
    block.cutBefore(upper);
    keys(10, KeyBlock.CAPACITY).forEach(key -> (block.covers(key) ? block : upper).remove(key));
    assertTrue(block.isSparseWith(upper));
    block.takeOver(upper);

    assertFalse(upper.covers(upper.low()));
    assertFalse(upper.isSparseWith(block));
    assertTrue(block.covers(upper.low()));
    assertNull(block.high());
    assertEquals(keys(0, 10), all(block));
  }

  private void fill() {
    keys(0, KeyBlock.CAPACITY).forEach(key -> assertTrue(block.add(key)));
  }

  private static List<Utf8Bytes> all(KeyBlock block) {
    List<Utf8Bytes> keys = new ArrayList<>();
    block.between(Utf8Bytes.EMPTY, null).forEachRemaining(keys::add);
    return keys;
  }

  private static List<Utf8Bytes> keys(int from, int to) {
    return IntStream.range(from, to).mapToObj(KeyBlockTest::key).toList();
  }

  private static Utf8Bytes key(int number) {
    return Utf8Bytes.of("%06d".formatted(number));
  }
}
