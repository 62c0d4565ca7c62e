package lockmap.console.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lockmap.client.StoreClient;
import lockmap.console.Await;
import lockmap.console.ChosenFiles;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import lockmap.console.chart.TimeSeries;
import lockmap.console.session.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStore.class)
class StatusModelTest {

  private final DeskFixture fixture = new DeskFixture();
  private final ChosenFiles files = new ChosenFiles();
  private final StatusModel model = new StatusModel(fixture.desk(), files);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void figuresAreGatheredEachSecond(LiveStore store) {
    connect(store);
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a", "1");
      somebody.put("b", "1");
      assertTrue(somebody.get("a").isPresent());
    }
    second();

    assertEquals(1, last(Plot.OPERATIONS, 0));
    assertEquals(2, last(Plot.OPERATIONS, 1));
    assertEquals(2, last(Plot.KEYS, 0));
    assertTrue(last(Plot.MEMORY, 1) > 0);
    assertEquals("2", fact("Keys").value());
    assertEquals(store.address().toString(), fact("LockMap").detail());
    assertTrue(fact("LockMap").value().matches("\\d.*"), fact("LockMap").value());
  }

  @Test
  void theLatencyShownIsThatOfWhatThereIsMostOfUntilAnotherIsChosen() {
    try (LiveStore store = LiveStore.plain()) {
      connect(store);
      assertEquals(Kind.GET, model.kindProperty().get());
      try (StoreClient somebody = store.somebody()) {
        somebody.delete("a");
        awaitKind(Kind.DELETE);
        somebody.put("a", "1");
        somebody.put("a", "2");
        second();
        assertEquals(Kind.DELETE, model.kindProperty().get());
        somebody.put("a", "3");
      }
      awaitKind(Kind.PUT);
      assertTrue(model.shown(Plot.LATENCY).last(Plot.firstOf(Kind.PUT)) > 0);

      model.choose(Kind.GET);
      second();
      assertEquals(Kind.GET, model.kindProperty().get());
    }
  }

  @Test
  void aPausedViewStandsStillWhileFiguresAreGathered(LiveStore store) {
    connect(store);
    second();
    model.togglePause();
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a", "1");
    }
    second();

    assertNotNull(model.pausedAtProperty().get());
    assertEquals(0, last(Plot.KEYS, 0));
    assertEquals("0", fact("Keys").value());
    model.rangeProperty().set(Range.TEN_MINUTES);
    assertEquals(0, last(Plot.KEYS, 0));

    model.togglePause();
    model.rangeProperty().set(Range.MINUTE);
    assertNull(model.pausedAtProperty().get());
    assertEquals(1, last(Plot.KEYS, 0));
    assertEquals("1", fact("Keys").value());
    assertEquals(0, model.shown(Plot.KEYS).value(0, model.shown(Plot.KEYS).points() - 2));
  }

  @Test
  void nothingIsPausedWithoutAServer() {
    model.togglePause();

    assertNull(model.pausedAtProperty().get());
    assertFalse(model.connectedProperty().get());
    assertEquals(List.of(), model.factsProperty().get());
    assertEquals(List.of(), model.adviceProperty().get());
  }

  @Test
  void anOutageIsAGapAndSaidAndARestartAnother() {
    try (LiveStore store = LiveStore.plain()) {
      connect(store);
      second();
      store.stop();
      for (int passed = 0; passed < 8; passed++) {
        second();
      }

      assertTrue(Double.isNaN(last(Plot.KEYS, 0)));
      assertEquals(Advice.Level.DANGER, model.adviceProperty().get().getFirst().level());

      store.restart();
      for (int passed = 0; passed < 16; passed++) {
        second();
      }
      assertEquals(0, last(Plot.KEYS, 0));
      assertEquals(0, last(Plot.OPERATIONS, 0));
      assertTrue(
          model.adviceProperty().get().stream()
              .noneMatch(advice -> advice.level() == Advice.Level.DANGER));
      TimeSeries keys = model.shown(Plot.KEYS);
      long gaps = 0;
      for (int point = 1; point < keys.points(); point++) {
        boolean wasThere = !Double.isNaN(keys.value(0, point - 1));
        gaps += wasThere && Double.isNaN(keys.value(0, point)) ? 1 : 0;
      }
      assertEquals(1, gaps);
    }
  }

  @Test
  void anotherServerBeginsWithNothing(LiveStore store) {
    connect(store);
    second();
    model.togglePause();

    fixture.desk().session().close();
    assertTrue(Double.isNaN(last(Plot.KEYS, 0)));
    assertNull(model.pausedAtProperty().get());
    assertFalse(model.connectedProperty().get());
    assertEquals(List.of(), model.factsProperty().get());

    connect(store);
    second();
    TimeSeries keys = model.shown(Plot.KEYS);
    assertEquals(0, keys.value(0, keys.points() - 1));
    assertTrue(Double.isNaN(keys.value(0, keys.points() - 3)));
  }

  @Test
  void aFullStoreIsAdvisedOn() {
    try (LiveStore store = LiveStore.with(Map.of("LOCKMAP_STORE_MAX_MEMORY", "64KiB"))) {
      connect(store);
      try (StoreClient somebody = store.somebody()) {
        somebody.put("a", "x".repeat(60 * 1024));
      }
      second();

      List<String> said = model.adviceProperty().get().stream().map(Advice::sentence).toList();
      assertTrue(said.getFirst().startsWith("The entries take 60."), said.toString());
    }
  }

  @Test
  void figuresAreExported(LiveStore store, @TempDir Path folder) throws IOException {
    connect(store);
    second();
    Path file = folder.resolve("figures.csv");
    files.willBe(file);

    model.exportCsv();

    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    assertTrue(lines.getLast().startsWith("2026-01-01T12:00:01Z,0,0,0,0,"), lines.getLast());
    assertTrue(fixture.told().contains("Exported to figures.csv."), fixture.told().toString());
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid(LiveStore store, @TempDir Path folder) {
    connect(store);
    files.willBe(folder.resolve("none").resolve("figures.csv"));

    model.exportCsv();

    Trouble trouble = model.exports().troubleProperty().get();
    assertNotNull(trouble);
    assertEquals("figures.csv could not be written.", trouble.sentence());
    model.exports().dismissTrouble();
    assertNull(model.exports().troubleProperty().get());
  }

  private void connect(LiveStore store) {
    fixture.desk().session().open(store.target());
  }

  private void second() {
    fixture.clock().pass(Duration.ofSeconds(1));
    fixture.desk().session().tick();
    model.tick();
  }

  /** The server counts a request once it is wholly answered, so its client may ask sooner. */
  private void awaitKind(Kind expected) {
    Await.until(
        expected.name(),
        () -> {
          second();
          return model.kindProperty().get() == expected;
        });
  }

  private double last(Plot plot, int line) {
    TimeSeries series = model.shown(plot);
    return series.value(line, series.points() - 1);
  }

  private Fact fact(String name) {
    return model.factsProperty().get().stream()
        .filter(fact -> fact.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
