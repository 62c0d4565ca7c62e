package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What those rely on who found a block and lock it only after others have changed it. */
class KeyBlockTest {

  private final KeyBlock block = new KeyBlock(Utf8Bytes.EMPTY);

  @Test
  void dividedItCoversNothingAndItsPartsDo() {
    fill();
    List<KeyBlock> parts = block.divided(key(1));
    block.giveWay();

    KeyBlock lower = parts.getFirst();
    KeyBlock upper = parts.getLast();
    Utf8Bytes boundary = upper.low();
    assertFalse(block.covers(key(0)));
    assertTrue(lower.covers(key(0)));
    assertFalse(lower.covers(boundary));
    assertTrue(upper.covers(boundary));
    assertEquals(block.low(), lower.low());
    assertEquals(boundary, lower.high());
    assertNull(upper.high());
    assertEquals(keys(0, KeyBlock.CAPACITY / 2), all(lower));
    assertEquals(keys(KeyBlock.CAPACITY / 2, KeyBlock.CAPACITY), all(upper));
  }

  @Test
  void dividedByAKeyBehindAllOthersItKeepsThemTogether() {
    fill();
    List<KeyBlock> parts = block.divided(key(KeyBlock.CAPACITY));

    assertEquals(keys(0, KeyBlock.CAPACITY), all(parts.getFirst()));
    assertEquals(List.of(), all(parts.getLast()));
    assertEquals(key(KeyBlock.CAPACITY), parts.getLast().low());
  }

  @Test
  void joinedTheyCoverNothingAndTheOneInTheirPlaceDoes() {
    fill();
    List<KeyBlock> parts = block.divided(key(1));
    KeyBlock lower = parts.getFirst();
    KeyBlock upper = parts.getLast();
    keys(10, KeyBlock.CAPACITY).forEach(key -> (lower.covers(key) ? lower : upper).remove(key));
    assertTrue(lower.isSparseWith(upper));
    KeyBlock joined = lower.joinedWith(upper);
    lower.giveWay();
    upper.giveWay();

    assertFalse(upper.covers(upper.low()));
    assertFalse(upper.isSparseWith(lower));
    assertTrue(joined.covers(upper.low()));
    assertNull(joined.high());
    assertEquals(keys(0, 10), all(joined));
  }

  @Test
  void whatItsKeysHaveInCommonIsNoPartOfTheirOrder() {
    KeyBlock parted = blockBetween("common/a", "common/c");
    List<Utf8Bytes> keys =
        Stream.of("common/a", "common/a/longer", "common/b", "common/bb")
            .map(Utf8Bytes::of)
            .toList();
    keys.reversed().forEach(key -> assertTrue(parted.add(key)));

    assertEquals(keys, all(parted));
    assertEquals(keys.subList(1, 3), list(parted.between(keys.get(1), keys.get(3))));
    assertEquals(keys, list(parted.between(Utf8Bytes.of("a"), Utf8Bytes.of("d"))));
    parted.remove(keys.get(1));
    parted.remove(Utf8Bytes.of("common/aa"));
    assertEquals(List.of(keys.get(0), keys.get(2), keys.get(3)), all(parted));
  }

  @Test
  void longKeysMakeItFullBeforeItHasMany() {
    int added = 0;
    while (block.add(Utf8Bytes.of("%04d".formatted(added) + "x".repeat(4_000)))) {
      added++;
    }

    assertEquals(5, added);
    assertEquals(2, all(block.divided(key(0)).getFirst()).size());
  }

  /** As it comes to be between two others. */
  private static KeyBlock blockBetween(String low, String high) {
    KeyBlock first = new KeyBlock(Utf8Bytes.of(low));
    keys(0, KeyBlock.CAPACITY).forEach(number -> first.add(Utf8Bytes.of(low + number)));
    KeyBlock lower = first.divided(Utf8Bytes.of(high)).getFirst();
    keys(0, KeyBlock.CAPACITY).forEach(number -> lower.remove(Utf8Bytes.of(low + number)));
    return lower;
  }

  private void fill() {
    keys(0, KeyBlock.CAPACITY).forEach(key -> assertTrue(block.add(key)));
  }

  private static List<Utf8Bytes> all(KeyBlock block) {
    return list(block.between(Utf8Bytes.EMPTY, null));
  }

  private static List<Utf8Bytes> list(Iterator<Utf8Bytes> iterator) {
    List<Utf8Bytes> keys = new ArrayList<>();
    iterator.forEachRemaining(keys::add);
    return keys;
  }

  private static List<Utf8Bytes> keys(int from, int to) {
    return IntStream.range(from, to).mapToObj(KeyBlockTest::key).toList();
  }

  private static Utf8Bytes key(int number) {
    return Utf8Bytes.of("%06d".formatted(number));
  }
}
