package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether reads, views and revisions agree with the changes that are told, under load. */
class LockMapHistoryTest {

  private static final int KEYS = 20;

  private final History history = new History();
  private final AtomicReference<Change> lastHeard = new AtomicReference<>();
  private final LockMap map =
      new LockMap(
          new LockMap.Options(2, 0, Long.MAX_VALUE),
          () -> 0,
          key -> (long) key.hashCode() << (Long.SIZE - 1),
          this::hear);

  @ParameterizedTest
  @EnumSource
  void whatIsReadIsWhatWasTold(Crew.Kind kind) throws Exception {
    new Crew()
        .work(3, _ -> write(50_000))
        .watch(1, _ -> read(key(new Random()), map.revision()))
        .watch(1, _ -> view(key(new Random())))
        .watch(1, _ -> readWhatWasHeardOf())
        .run(kind);

    history.check(map.revision());
  }

  private void hear(Change change) {
    history.changed(change);
    lastHeard.set(change);
  }

  private void read(Utf8Bytes key, long before) {
    Slot slot = map.get(key);
    history.read(key, before, slot, map.revision());
  }

  private void readWhatWasHeardOf() {
    Change heard = lastHeard.get();
    if (heard != null) {
      read(heard.key(), heard.revision());
    }
  }

  private void view(Utf8Bytes key) {
    long before = map.revision();
    View view = map.view(key);
    history.viewed(before, view, map.revision());
  }

  private void write(int times) {
    Random random = new Random();
    for (int time = 0; time < times; time++) {
      Utf8Bytes key = key(random);
      long before = map.revision();
      long revision =
          switch (map.apply(operation(random, key))) {
            case Outcome.Created created -> created.slot().revision();
            case Outcome.Replaced replaced -> replaced.slot().revision();
            case Outcome.Deleted deleted -> deleted.revision();
            case Outcome.Missing _, Outcome.Conflict _ -> Long.MAX_VALUE;
            case Outcome.Found _, Outcome.NotCountable _, Outcome.Failure _ -> 0;
          };
      assertTrue(revision > before, "acknowledged before this one began");
    }
  }

  private static Operation operation(Random random, Utf8Bytes key) {
    return switch (random.nextInt(3)) {
      case 0 -> new Operation.Delete(key);
      case 1 -> new Operation.CompareAndSwap(key, key, key);
      default -> new Operation.Put(key, key, Expiry.NEVER);
    };
  }

  private static Utf8Bytes key(Random random) {
    return Utf8Bytes.of("key" + random.nextInt(KEYS));
  }
}
