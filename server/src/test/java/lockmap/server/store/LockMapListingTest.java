package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockMapListingTest extends StoreListingContract<LockMap> {

  private static final int WRITERS = 2;
  private static final int KEYS = 2_000;
  private static final int STANDING = 7;

  @Override
  protected LockMap open(LongSupplier ticker, ChangeListener listener) {
    return new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), ticker, new Random(1), listener);
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatStandsIsListedOnceWhateverElseComesAndGoes(Crew.Kind kind) throws Exception {
    List<String> standing = new ArrayList<>();
    for (int at = 0; at < KEYS; at += STANDING) {
      put(key(at), "v");
      standing.add(key(at));
    }
    new Crew()
        .work(WRITERS, number -> comeAndGo(new Random(number)))
        .watch(
            2,
            number -> {
              List<String> listed = listedInPagesOf(number == 0 ? 3 : 100);
              assertEquals(listed.stream().sorted().distinct().toList(), listed);
              listed.removeIf(key -> number(key) % STANDING != 0);
              assertEquals(standing, listed);
              assertTrue(store.count(KeyRange.under(Utf8Bytes.EMPTY)) >= standing.size());
            })
        .run(kind);
  }

  private void comeAndGo(Random random) {
    for (int step = 0; step < 300_000; step++) {
      int at = random.nextInt(KEYS);
      if (at % STANDING == 0) {
        put(key(at), "w");
      } else if (random.nextBoolean()) {
        put(key(at), "v");
      } else {
        delete(key(at));
      }
    }
  }

  private List<String> listedInPagesOf(int limit) {
    List<String> listed = new ArrayList<>();
    KeyRange rest = KeyRange.under(Utf8Bytes.of("key"));
    List<Slot> page = store.list(rest, limit);
    while (!page.isEmpty()) {
      page.forEach(slot -> listed.add(slot.key().toString()));
      rest = rest.after(page.getLast().key());
      page = store.list(rest, limit);
    }
    return listed;
  }

  private static String key(int at) {
    return "key%05d".formatted(at);
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(3));
  }
}
