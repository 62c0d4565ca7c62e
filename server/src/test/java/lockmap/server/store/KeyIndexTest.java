package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyIndexTest {

  private static final int MANY = 20 * KeyBlock.CAPACITY;
  private static final KeyRange ALL = KeyRange.under(Utf8Bytes.EMPTY);

  private final KeyIndex index = new KeyIndex();

  @Test
  void holdsWhatASetHoldsWhileItGrowsAndShrinks() {
    Seeded.rounds(20, KeyIndexTest::growAndShrink);
  }

  private static void growAndShrink(Random random) {
    KeyIndex index = new KeyIndex();
    NavigableSet<Utf8Bytes> expected = new TreeSet<>();
    for (int step = 0; step < 4 * MANY; step++) {
      Utf8Bytes key = key(random.nextInt(MANY));
      boolean growing = step / MANY % 2 == 0;
      if (random.nextInt(8) == 0 != growing) {
        index.add(key);
        expected.add(key);
      } else {
        index.remove(key);
        expected.remove(key);
      }
      if (step % 500 == 0) {
        Utf8Bytes from = key(random.nextInt(MANY));
        Utf8Bytes to = key(random.nextInt(MANY));
        assertEquals(between(expected, from, to), walk(index, new KeyRange(from, to)));
      }
    }
    assertEquals(List.copyOf(expected), walk(index, ALL));
  }

  @Test
  void blocksOfKeysThatOnlyRiseAreFull() {
    for (int at = 0; at < MANY; at++) {
      index.add(key(at));
    }
    assertEquals(MANY / KeyBlock.CAPACITY, index.blocks());
  }

  @Test
  void whoeverRemovesAllKeysInWhateverOrderLeavesFewBlocks() {
    for (Order order : Order.values()) {
      List<Integer> numbers = order.upTo(MANY);
      numbers.forEach(number -> index.add(key(number)));
      assertTrue(index.blocks() >= MANY / KeyBlock.CAPACITY, order::name);
      numbers.forEach(number -> index.remove(key(number)));
      assertEquals(List.of(), walk(index, ALL), order::name);
      assertTrue(index.blocks() <= 2, () -> order + " left " + index.blocks());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWalkMeetsWhatStandsOnceWhileBlocksDivideAndJoin(Crew.Kind kind) throws Exception {
    List<Utf8Bytes> standing = new ArrayList<>();
    for (int at = 0; at < MANY; at += 10) {
      index.add(key(at));
      standing.add(key(at));
    }
    new Crew()
        .work(3, number -> fillAndClear(number + 1))
        .watch(
            2,
            _ -> {
              List<Utf8Bytes> met = walk(index, ALL);
              assertEquals(List.copyOf(new TreeSet<>(met)), met);
              met.removeIf(key -> Integer.parseInt(key.toString()) % 10 != 0);
              assertEquals(standing, met);
            })
        .run(kind);
    assertEquals(standing, walk(index, ALL));
  }

  /** Each thread has keys of its own, as under the locks of different stripes. */
  private void fillAndClear(int remainder) {
    for (int round = 0; round < 20; round++) {
      for (int at = remainder; at < MANY; at += 10) {
        index.add(key(at));
        index.add(key(at + 3));
        index.add(key(at + 6));
      }
      for (int at = remainder; at < MANY; at += 10) {
        index.remove(key(at));
        index.remove(key(at + 3));
        index.remove(key(at + 6));
      }
    }
  }

  private enum Order {
    RISING,
    FALLING,
    SHUFFLED;

    List<Integer> upTo(int count) {
      List<Integer> numbers = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      switch (this) {
        case RISING -> {}
        case FALLING -> Collections.reverse(numbers);
        case SHUFFLED -> Collections.shuffle(numbers, new Random(1));
      }
      return numbers;
    }
  }

  private static List<Utf8Bytes> between(
      NavigableSet<Utf8Bytes> keys, Utf8Bytes from, Utf8Bytes to) {
    return from.compareTo(to) < 0 ? List.copyOf(keys.subSet(from, to)) : List.of();
  }

  private static List<Utf8Bytes> walk(KeyIndex index, KeyRange range) {
    List<Utf8Bytes> met = new ArrayList<>();
    index.within(range).forEach(met::add);
    return met;
  }

  private static Utf8Bytes key(int number) {
    return Utf8Bytes.of("%06d".formatted(number));
  }
}
