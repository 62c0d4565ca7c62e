package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockmap.api.Operation;
import lockmap.client.ClientOptions;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.console.Await;
import lockmap.console.ChosenFiles;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import lockmap.console.session.ProfileColour;
import lockmap.console.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStore.class)
class WatchModelTest {

  private final DeskFixture fixture = new DeskFixture();
  private final ChosenFiles files = new ChosenFiles();
  private final List<String> opened = new ArrayList<>();
  private final WatchModel model = new WatchModel(fixture.desk(), files, opened::add);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void nothingIsWatchedWithoutAServerOrAnAim(LiveStore store) {
    assertEquals("Connect to a server first.", model.hindranceProperty().get());
    model.start();
    assertFalse(model.isRunning());

    connect(store);
    assertEquals("", model.hindranceProperty().get());
    model.scopeProperty().set(Scope.PREFIX);
    assertEquals(
        "Write what the keys begin with, or choose All keys.", model.hindranceProperty().get());
    model.start();
    assertFalse(model.isRunning());
  }

  @Test
  void allThatHappensToAllKeysIsARow(LiveStore store) {
    try (StoreClient somebody = store.somebody()) {
      somebody.put("before", "1");
      watch(store, Scope.ALL, "");

      somebody.put("a", "1");
      var _ = somebody.compareAndSwap("a", "1", "22");
      somebody.delete("a");
      somebody.put("b", "x", Ttl.seconds(1));

      awaitWords("START", "STATE", "READY", "PUT", "CAS", "DELETE", "PUT", "EXPIRED");
    }
    Row.Event swap = (Row.Event) model.rows().get(4);
    assertEquals(List.of("a", "22"), List.of(swap.key(), Objects.requireNonNull(swap.value())));
    assertEquals(2, swap.size());
    assertEquals(fixture.clock().instant(), swap.at());
    assertEquals(Long.valueOf(1), ((Row.Event) model.rows().get(6)).ttl());
    assertNull(((Row.Event) model.rows().get(5)).value());
    assertEquals("8 rows", model.summaryProperty().get());
    assertEquals(2, model.rates().total(EventType.PUT));
    assertEquals(1, model.rates().total(EventType.STATE));
  }

  @Test
  void aPrefixIsWatched(LiveStore store) {
    watch(store, Scope.PREFIX, "p/");
    put(store, "p", "p/1", "q/1", "p/2");
    awaitWords("START", "READY", "PUT", "PUT");
    assertEquals(List.of("p/1", "p/2"), keys());
  }

  @Test
  void severalKeysAreWatchedThoseToothatDoNotExist(LiveStore store) {
    watch(store, Scope.KEYS, "a \"b c\"");
    put(store, "a", "b", "b c", "c");
    awaitWords("START", "STATE", "STATE", "READY", "PUT", "PUT");
    assertEquals(List.of("a", "b c", "a", "b c"), keys());
    assertNull(((Row.Event) model.rows().get(1)).size());
  }

  @Test
  void oneKeyIsWatchedWithoutValuesAndStates(LiveStore store) {
    model.valuesProperty().set(false);
    model.statesProperty().set(false);
    put(store, "a");
    watch(store, Scope.KEYS, "a");
    put(store, "a", "b");
    awaitWords("START", "READY", "PUT");
    Row.Event put = (Row.Event) model.rows().getLast();
    assertNull(put.value());
    assertEquals(1, put.size());
  }

  @Test
  void aStartEndsTheWatchBeforeAndRowsStay(LiveStore store) {
    watch(store, Scope.KEYS, "a");
    put(store, "a");
    awaitWords("START", "STATE", "READY", "PUT");
    watch(store, Scope.PREFIX, "b");
    put(store, "a", "b");
    awaitWords("START", "STATE", "READY", "PUT", "END", "START", "READY", "PUT");

    model.stop();
    awaitLast("END");
    put(store, "b");
    model.tick();
    assertEquals(9, model.rows().size());
    assertEquals("Stopped.", ((Row.Mark) model.rows().getLast()).text());
    assertEquals(Phase.STOPPED, model.phaseProperty().get());
    model.start();
    model.start();
    awaitLast("READY");
    assertTrue(model.isRunning());
  }

  @Test
  void longValuesAreCut(LiveStore store) {
    watch(store, Scope.KEYS, "long");
    String value = "x".repeat(4_095) + "😀".repeat(10_000);
    try (StoreClient somebody = store.somebody()) {
      somebody.put("long", value);
      somebody.put("long", "short");
    }
    awaitWords("START", "STATE", "READY", "PUT", "PUT");
    Row.Event cut = (Row.Event) model.rows().get(3);
    assertEquals("x".repeat(4_095), cut.value());
    assertEquals(44_095, cut.size());
    assertTrue(cut.cut());
    assertFalse(((Row.Event) model.rows().get(4)).cut());
  }

  @Test
  void aPauseKeepsTheTableStillAndLosesNothing(LiveStore store) {
    watch(store, Scope.ALL, "");
    awaitLast("READY");
    model.pause(true);
    put(store, "a", "b", "c");
    await("three wait", () -> model.freshProperty().get() == 3);
    assertEquals(2, model.rows().size());
    assertEquals(3, model.rates().total(EventType.PUT));

    model.pause(false);
    model.tick();

    assertEquals(List.of("a", "b", "c"), keys());
    assertEquals(0, model.freshProperty().get());
  }

  @Test
  void aFilterShowsSomeOfTheRowsThereAreAndThatCome(LiveStore store) {
    watch(store, Scope.ALL, "");
    try (StoreClient somebody = store.somebody()) {
      somebody.put("Apple", "1");
      somebody.put("pear", "an apple");
      somebody.put("plum", "1");
      somebody.delete("Apple");
    }
    awaitLast("DELETE");

    model.showText("aPPle");
    assertEquals(List.of("START", "READY", "PUT", "PUT", "DELETE"), words());
    assertEquals("5 of 6 rows", model.summaryProperty().get());
    model.showType(EventType.DELETE, false);
    put(store, "apple/2", "fig");
    await("the new one", () -> keys().contains("apple/2"));
    assertEquals(List.of("Apple", "pear", "apple/2"), keys());
    model.showTypes(EnumSet.of(EventType.DELETE));
    assertEquals(List.of("START", "READY", "DELETE"), words());

    model.showAll();
    await("all", () -> model.rows().size() == 8);
  }

  @Test
  void clearingForgetsRowsAndCounts(LiveStore store) {
    watch(store, Scope.ALL, "");
    put(store, "a", "b");
    awaitWords("START", "READY", "PUT", "PUT");
    model.chosenProperty().set(model.rows().getLast());

    model.clear();
    assertEquals("0 rows", model.summaryProperty().get());
    assertEquals(0, model.rates().total(EventType.PUT));
    assertNull(model.chosenProperty().get());

    put(store, "c");
    awaitWords("PUT");
    assertTrue(model.isRunning());
  }

  @Test
  void theOldestRowsMakeRoomAndThatIsSaid(LiveStore store) {
    watch(store, Scope.ALL, "");
    awaitLast("READY");
    try (StoreClient somebody = store.somebody()) {
      for (int batch = 0; batch < 52; batch++) {
        List<Operation> puts =
            IntStream.range(0, 1_000)
                .<Operation>mapToObj(at -> new Operation.Put("k" + at, "v"))
                .toList();
        int all = (batch + 1) * 1_000;
        var _ = somebody.batch(puts);
        await("batch " + batch, () -> model.rates().total(EventType.PUT) == all);
      }
    }
    await("shown", () -> model.freshProperty().get() == 0);
    assertEquals(WatchModel.MOST_ROWS, model.rows().size());
    assertEquals("50,000 rows, 2,002 older ones dropped", model.summaryProperty().get());
  }

  @Test
  void rowsAreExportedWholeOrFiltered(LiveStore store, @TempDir Path folder) throws IOException {
    watch(store, Scope.ALL, "");
    put(store, "a", "b", "c");
    awaitWords("START", "READY", "PUT", "PUT", "PUT");
    model.showText("b");

    files.willBe(folder.resolve("all.ndjson"));
    model.export(RowFormat.NDJSON, true);
    files.willBe(folder.resolve("some.csv"));
    model.export(RowFormat.CSV, false);

    List<String> all = Files.readAllLines(folder.resolve("all.ndjson"));
    assertEquals(5, all.size());
    assertTrue(all.get(2).contains("\"event\":\"PUT\",\"key\":\"a\",\"value\":\"v\""), all.get(2));
    List<String> some = Files.readAllLines(folder.resolve("some.csv"));
    assertEquals(4, some.size());
    assertTrue(some.getLast().contains(",PUT,b,v,,1,"), some.getLast());
    assertEquals(
        List.of("Exported 5 rows to all.ndjson.", "Exported 3 rows to some.csv."), fixture.told());
    assertTrue(fixture.desk().jobs().running().isEmpty());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void anExportThatFailsSaysSo(LiveStore store, @TempDir Path folder) {
    connect(store);
    files.willBe(folder.resolve("none").resolve("all.ndjson"));
    model.export(RowFormat.NDJSON, true);
    String sentence = Objects.requireNonNull(model.troubleProperty().get()).sentence();
    assertTrue(sentence.startsWith("The export failed: "), sentence);
    assertTrue(fixture.desk().jobs().running().isEmpty());
  }

  @Test
  void anotherServerEndsTheWatchAndRowsStay(LiveStore store) {
    watch(store, Scope.ALL, "");
    put(store, "a");
    awaitWords("START", "READY", "PUT");

    fixture.desk().session().open(store.target("Other", false));

    assertFalse(model.isRunning());
    model.tick();
    assertEquals(List.of("START", "READY", "PUT", "END"), words());
    assertEquals(
        "The watch has ended, as the console has left Test store.",
        ((Row.Mark) model.rows().getLast()).text());
    model.start();
    awaitLast("READY");
    assertEquals("Watching all keys of Other.", ((Row.Mark) model.rows().get(4)).text());
  }

  @Test
  void aRestartedServerIsAMarkedGap() {
    try (LiveStore own = LiveStore.plain()) {
      watch(own, Scope.ALL, "");
      put(own, "a");
      awaitWords("START", "READY", "PUT");
      own.stop();
      await("cut", () -> model.phaseProperty().get() == Phase.CUT);
      awaitLast("LOST");
      own.restart();
      put(own, "b");
      await("live", () -> model.phaseProperty().get() == Phase.LIVE);
      model.tick();
    }
    assertEquals(List.of("START", "READY", "PUT", "LOST", "GAP"), words().subList(0, 5));
    assertEquals(1, model.gapsProperty().get());
    assertTrue(keys().contains("b"));
  }

  @Test
  void aReaderTooSlowForTheServerIsTold() {
    try (LiveStore own = LiveStore.with(Map.of("LOCKMAP_WATCH_BUFFER", "64"));
        StoreClient somebody = own.somebody()) {
      watch(own, Scope.ALL, "");
      awaitLast("READY");
      String value = "x".repeat(4_000);
      for (int batch = 0; batch < 40; batch++) {
        var _ =
            somebody.batch(
                IntStream.range(0, 1_000)
                    .<Operation>mapToObj(at -> new Operation.Put("k" + at, value))
                    .toList());
      }
      model.tick();
      assertTrue(
          model.lagProperty().get().startsWith("Changes come faster than they can be shown: "),
          model.lagProperty().get());
      await("a gap", () -> model.gapsProperty().get() > 0);
      await("live again", () -> model.phaseProperty().get() == Phase.LIVE);
      await("no lag", () -> model.lagProperty().get().isEmpty());
    }
  }

  @Test
  void aRefusalEndsTheWatch() {
    try (LiveStore own = LiveStore.plain()) {
      fixture
          .desk()
          .session()
          .open(
              new Target(
                  "test",
                  "Wrong",
                  ClientOptions.to(own.address().resolve("/store/")),
                  ProfileColour.GREEN));
      model.start();
      await("refused", () -> model.troubleProperty().get() != null);
      assertFalse(model.isRunning());
      awaitLast("END");
    }
  }

  @Test
  void aRowsKeyIsOpenedWatchedAndCopied(LiveStore store) {
    watch(store, Scope.ALL, "");
    put(store, "a b");
    awaitWords("START", "READY", "PUT");
    model.chosenProperty().set(model.rows().getFirst());
    model.openChosen();
    assertEquals(List.of(), opened);

    model.chosenProperty().set(model.rows().getLast());
    model.openChosen();
    assertEquals(List.of("a b"), opened);
    assertTrue(model.copied().contains("\"key\":\"a b\""));
    model.watchChosen();
    assertEquals("\"a b\"", model.textProperty().get());
    assertEquals("key a b", model.watchedProperty().get());
    awaitLast("READY");
  }

  @Test
  void theRatesAreThoseOfTheSecondsThatAreOver(LiveStore store) {
    watch(store, Scope.ALL, "");
    put(store, "a", "b");
    awaitWords("START", "READY", "PUT", "PUT");
    assertTrue(Double.isNaN(model.rates().last(EventType.PUT)));
    fixture.clock().pass(Duration.ofSeconds(1));
    model.tick();
    assertEquals(2, model.rates().last(EventType.PUT));
    assertEquals(0, model.rates().last(EventType.DELETE));
  }

  private void connect(LiveStore store) {
    if (fixture.desk().session().targetProperty().get() == null) {
      fixture.desk().session().open(store.target());
    }
  }

  private void watch(LiveStore store, Scope scope, String text) {
    connect(store);
    model.scopeProperty().set(scope);
    model.textProperty().set(text);
    model.start();
    await("ready", () -> model.phaseProperty().get() == Phase.LIVE);
  }

  private static void put(LiveStore store, String... keys) {
    try (StoreClient somebody = store.somebody()) {
      for (String key : keys) {
        somebody.put(key, "v");
      }
    }
  }

  private void await(String what, BooleanSupplier condition) {
    Await.until(
        what,
        () -> {
          model.tick();
          return condition.getAsBoolean();
        });
  }

  private void awaitWords(String... expected) {
    await(List.of(expected) + ", not " + words(), () -> words().equals(List.of(expected)));
  }

  private void awaitLast(String expected) {
    await(expected, () -> words().getLast().equals(expected));
  }

  private List<String> words() {
    return model.rows().stream()
        .map(row ->
            switch (row) {
              case Row.Event event -> event.type().name();
              case Row.Mark mark -> mark.kind().word();
            })
        .toList();
  }

  private List<String> keys() {
    return model.rows().stream()
        .filter(Row.Event.class::isInstance)
        .map(row -> ((Row.Event) row).key())
        .toList();
  }
}
