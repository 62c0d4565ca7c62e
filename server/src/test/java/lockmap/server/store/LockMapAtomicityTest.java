package lockmap.server.store;

import static lockmap.server.store.Operations.adding;
import static lockmap.server.store.Operations.deleting;
import static lockmap.server.store.Operations.putting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Atomic batches move money between accounts, and whoever looks at all of them at once must find
 * the same sum each time, while others write beside them in the same stripes.
 */
class LockMapAtomicityTest {

  private static final int ACCOUNTS = 12;
  private static final int PAIRS = 4;
  private static final int NEIGHBOURS = 10;
  private static final int TELLERS = 3;
  private static final int TRANSFERS = 5_000;
  private static final KeyRange RANGE = KeyRange.under(Utf8Bytes.of("account"));

  private final RecordedChanges changes = new RecordedChanges();
  private final LockMap map =
      new LockMap(new LockMap.Options(8, 0, Long.MAX_VALUE), () -> 0, new Random(1), changes);

  @ParameterizedTest
  @EnumSource
  void nobodySeesABatchHalfDone(Crew.Kind kind) throws Exception {
    map.applyAtomically(accounts(account -> putting(account, "0")));
    for (int at = 0; at < NEIGHBOURS; at++) {
      map.apply(putting("beside-" + at, "value"));
    }
    new Crew()
        .work(TELLERS, number -> transfer(new Random(number)))
        .work(1, _ -> writeBeside())
        .watch(1, _ -> assertEquals(0, sumOfReads()))
        .watch(1, _ -> assertEquals(0, sumOfPage()))
        .watch(1, _ -> assertTrue(map.size() % 2 == 0, "one of a pair"))
        .run(kind);

    assertEquals(0, sumOfReads());
    assertEquals(map.revision(), changes.all().size());
    replay();
  }

  /** Threads that take the same keys in opposite orders, with as little else to do as can be. */
  @ParameterizedTest
  @EnumSource
  void nobodyWaitsForEver(Crew.Kind kind) throws Exception {
    List<Operation> forth = accounts(account -> adding(account, 1));
    List<Operation> back = forth.reversed();
    List<Operation> shuffled = new ArrayList<>(forth);
    Collections.shuffle(shuffled, new Random(1));
    List<List<Operation>> orders = List.of(forth, back, shuffled, back);
    new Crew()
        .work(
            orders.size(),
            number -> {
              for (int batch = 0; batch < TRANSFERS; batch++) {
                map.applyAtomically(orders.get(number));
              }
            })
        .run(kind);

    assertEquals((long) ACCOUNTS * orders.size() * TRANSFERS, sumOfReads());
  }

  /** Moves some amount, and opens or closes a pair of accounts that hold nothing together. */
  private void transfer(Random random) {
    for (int transfer = 0; transfer < TRANSFERS; transfer++) {
      String from = account(random.nextInt(ACCOUNTS));
      String to = account(random.nextInt(ACCOUNTS));
      int amount = random.nextInt(100);
      String pair = "account-" + random.nextInt(PAIRS);
      List<Operation> batch =
          random.nextBoolean()
              ? List.of(
                  adding(from, -amount),
                  putting(pair + "-", String.valueOf(amount)),
                  adding(to, 2L * amount),
                  putting(pair + "+", String.valueOf(-amount)),
                  adding(to, -amount))
              : List.of(
                  deleting(pair + "+"),
                  adding(to, amount),
                  adding(from, -amount),
                  deleting(pair + "-"));
      assertFollowEachOther(map.applyAtomically(batch));
      List<Operation> refused = new ArrayList<>(batch);
      refused.add(putting(from, "", Condition.ABSENT));
      assertInstanceOf(BatchOutcome.Refused.class, map.applyAtomically(refused));
    }
  }

  private static void assertFollowEachOther(BatchOutcome outcome) {
    if (outcome instanceof BatchOutcome.Done(List<Outcome> outcomes)) {
      List<Long> revisions =
          outcomes.stream()
              .filter(each -> !each.equals(Outcome.MISSING))
              .map(LockMapAtomicityTest::revision)
              .toList();
      long first = revisions.getFirst();
      assertEquals(LongStream.range(first, first + revisions.size()).boxed().toList(), revisions);
    } else {
      throw new AssertionError("a transfer was refused: " + outcome);
    }
  }

  private static long revision(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created(Slot slot) -> slot.revision();
      case Outcome.Replaced(Slot slot, Slot _) -> slot.revision();
      case Outcome.Deleted(Slot _, long revision) -> revision;
      case Outcome.Found _, Outcome.Missing _, Outcome.Conflict _ -> 0;
      case Outcome.NotCountable _, Outcome.Failure _ -> 0;
    };
  }

  private void writeBeside() {
    for (int write = 0; write < 10 * TRANSFERS; write++) {
      map.apply(putting("beside-" + write % NEIGHBOURS, "value"));
    }
  }

  private long sumOfReads() {
    List<Operation> reads =
        Stream.concat(
                accounts(Operations::getting).stream(),
                IntStream.range(0, PAIRS)
                    .boxed()
                    .flatMap(pair -> Stream.of("account-" + pair + "-", "account-" + pair + "+"))
                    .map(Operations::getting))
            .toList();
    if (map.applyAtomically(reads) instanceof BatchOutcome.Done(List<Outcome> outcomes)) {
      return outcomes.stream()
          .mapToLong(outcome -> outcome instanceof Outcome.Found(Slot slot) ? amount(slot) : 0)
          .sum();
    }
    throw new AssertionError("reads without conditions were refused");
  }

  private long sumOfPage() {
    return map.list(RANGE, 100).stream().mapToLong(LockMapAtomicityTest::amount).sum();
  }

  /** As a watcher does who hears of the changes in the order of their revisions. */
  private void replay() {
    Map<Utf8Bytes, Long> amounts = new HashMap<>();
    List<Change> inOrder = new ArrayList<>(changes.all());
    inOrder.sort(Comparator.comparingLong(Change::revision));
    long sum = 0;
    int open = 0;
    for (Change change : inOrder) {
      if (!change.key().startsWith(RANGE.from())) {
        assertEquals(0, open, "a change of somebody else's within a batch");
        continue;
      }
      Slot slot = change.slot();
      long amount = slot == null ? 0 : amount(slot);
      Long previous = amounts.put(change.key(), amount);
      sum += amount - (previous == null ? 0 : previous);
      open = sum == 0 ? 0 : open + 1;
      assertTrue(open < 5, "a batch that was interrupted by another");
    }
  }

  private static long amount(Slot slot) {
    return Long.parseLong(slot.value().toString());
  }

  private static List<Operation> accounts(Function<String, Operation> act) {
    return IntStream.range(0, ACCOUNTS).mapToObj(LockMapAtomicityTest::account).map(act).toList();
  }

  private static String account(int at) {
    return "account" + at;
  }
}
