package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import lockmap.client.ClientOptions;
import lockmap.client.StoreClient;
import lockmap.console.Await;
import lockmap.console.ChosenFiles;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import lockmap.console.session.ProfileColour;
import lockmap.console.session.Target;
import lockmap.console.watch.Row.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the rows tell of a connection that is cut while the server goes on. */
@ExtendWith(SharedStore.class)
class WatchResumeTest {

  private static final int BEFORE = 1_000;
  private static final int ALL = 2_000;

  private final AtomicInteger written = new AtomicInteger();

  @Test
  void acrossACutNoChangeIsMissingAndThatIsSaid(LiveStore store) {
    try (TcpRelay relay = new TcpRelay(store.address().getPort());
        StoreClient somebody = store.somebody();
        DeskFixture fixture = new DeskFixture()) {
      WatchModel model = new WatchModel(fixture.desk(), new ChosenFiles(), _ -> {});
      fixture.desk().session().open(through(relay));
      model.start();
      await(model, "live", () -> model.phaseProperty().get() == Phase.LIVE);

      CompletableFuture<Void> first = write(somebody, BEFORE);
      await(model, "changes", () -> keys(model).size() >= 100);
      relay.cut();
      await(model, "cut", () -> model.phaseProperty().get() == Phase.CUT);
      first.join();
      CompletableFuture<Void> second = write(somebody, ALL);
      Await.until("changes during the cut", () -> written.get() >= BEFORE + 100);
      fixture.clock().pass(Duration.ofSeconds(5));
      relay.restore();
      await(model, "live again", () -> model.phaseProperty().get() == Phase.LIVE);
      second.join();
      await(model, "all changes", () -> keys(model).size() >= ALL);
      model.tick();

      assertEquals(IntStream.range(0, ALL).mapToObj(at -> "k" + at).toList(), keys(model));
      assertEquals(0, model.gapsProperty().get());
      assertMarked(List.copyOf(model.rows()));
    }
  }

  private static void assertMarked(List<Row> rows) {
    List<Mark> marks = rows.stream().filter(Mark.class::isInstance).map(Mark.class::cast).toList();
    assertEquals(
        List.of(Mark.Kind.BEGUN, Mark.Kind.READY, Mark.Kind.LOST, Mark.Kind.RESUMED),
        marks.stream().map(Mark::kind).toList());
    int meanwhile = rows.indexOf(marks.get(3)) - rows.indexOf(marks.get(2)) - 1;
    assertTrue(meanwhile >= 100, meanwhile + " changes between the marks");
    assertEquals(
        "Resumed without loss after 5s: the %,d changes that came meanwhile are above."
            .formatted(meanwhile),
        marks.get(3).text());
  }

  /** Puts the keys behind those that were written, one after the other. */
  private CompletableFuture<Void> write(StoreClient somebody, int end) {
    return CompletableFuture.runAsync(() -> {
      while (written.get() < end) {
        somebody.put("k" + written.get(), "v");
        written.incrementAndGet();
      }
    });
  }

  private static Target through(TcpRelay relay) {
    return new Target("test", "Far store", ClientOptions.to(relay.address()), ProfileColour.GREEN);
  }

  private static void await(WatchModel model, String what, BooleanSupplier condition) {
    Await.until(
        what,
        () -> {
          model.tick();
          return condition.getAsBoolean();
        });
  }

  private static List<String> keys(WatchModel model) {
    return model.rows().stream()
        .filter(Row.Event.class::isInstance)
        .map(row -> ((Row.Event) row).key())
        .toList();
  }
}
