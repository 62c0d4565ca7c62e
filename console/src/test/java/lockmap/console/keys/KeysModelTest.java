package lockmap.console.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import lockmap.api.Entry;
import lockmap.api.Operation;
import lockmap.client.ListQuery;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.console.Await;
import lockmap.console.ChosenFiles;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import lockmap.console.connect.Remembered;
import lockmap.console.session.Job;
import lockmap.console.session.Notice.Action;
import lockmap.console.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStore.class)
class KeysModelTest {

  private final DeskFixture fixture = new DeskFixture();
  private final ChosenFiles files = new ChosenFiles();
  private final Memory memory = Memory.forNow();
  private final List<String> shown = new ArrayList<>();
  private final KeysModel model = new KeysModel(fixture.desk(), files, memory, shown::add);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void keysAreATreeAndFoldersOpen(LiveStore store) {
    put(store, "a/1", "a/b/2", "a/b/3", "c", "d/4");
    connect(store);

    assertEquals(List.of("a/", "c", "d/"), names());
    model.choose(0);
    assertEquals(List.of("a/", "1", "b/", "c", "d/"), names());
    model.choose(2);
    assertEquals(List.of("a/", "1", "b/", "2", "3", "c", "d/"), names());
    model.choose(0);
    assertEquals(List.of("a/", "c", "d/"), names());
  }

  @Test
  void otherDelimitersAndNoneMakeOtherTrees(LiveStore store) {
    put(store, "user:1:name", "user:2:name", "a/b");
    connect(store);
    assertEquals(List.of("a/", "user:1:name", "user:2:name"), names());

    model.filter().delimiterProperty().set(":");
    rest();
    assertEquals(List.of("a/b", "user:"), names());

    model.filter().treeProperty().set(false);
    assertEquals(List.of("a/b", "user:1:name", "user:2:name"), names());

    model.filter().treeProperty().set(true);
    model.filter().delimiterProperty().set("");
    rest();
    assertEquals(List.of("a/b", "user:1:name", "user:2:name"), names());
  }

  @Test
  void theFilterCountsOnceTheOperatorRests(LiveStore store) {
    put(store, "apple", "apricot", "banana");
    connect(store);
    model.tick();
    assertEquals(3, model.matchingProperty().get());

    model.filter().textProperty().set("a");
    pass(150);
    model.filter().textProperty().set("ap");
    pass(150);
    assertEquals(List.of("apple", "apricot", "banana"), names());

    pass(50);
    assertEquals(List.of("apple", "apricot"), names());
    assertEquals(2, model.matchingProperty().get());
  }

  @Test
  void halfACharacterIsNoFilter(LiveStore store) {
    put(store, "a");
    connect(store);

    model.filter().textProperty().set("\ud83d");
    rest();

    assertFalse(model.filter().problemProperty().get().isEmpty());
    assertEquals(List.of("a"), names());
    model.filter().textProperty().set("");
    rest();
    assertEquals("", model.filter().problemProperty().get());
  }

  @Test
  void moreIsLoadedPageByPage(LiveStore store) {
    fill(store, "k", 2500);
    connect(store);
    assertEquals(1001, model.rows().size());
    assertEquals("Load more", names().getLast());

    model.choose(1000);
    assertEquals(2001, model.rows().size());
    model.choose(2000);

    assertEquals(2500, model.rows().size());
    assertEquals("k02499", names().getLast());
    assertEquals(names().stream().sorted().distinct().toList(), names());
  }

  @Test
  void allThatThereIsRoomForIsLoadedAtOnce(LiveStore store) {
    fill(store, "k", 5200);
    connect(store);

    model.loadAll();

    assertEquals(5200, model.rows().size());
    assertFalse(model.loadingProperty().get());
  }

  @Test
  void thereAreNeverMoreRowsThanThereMayBe(LiveStore store) {
    KeysModel small = new KeysModel(fixture.desk(), files, memory, shown::add, 50);
    fill(store, "k", 120);
    connect(store);
    small.loadAll();
    small.loadAll();
    assertEquals(50, small.rows().size());
    small.choose(49);
    assertEquals("50 rows are loaded; a filter shows others", small.rows().getLast().name());

    put(store, "a", "b");
    await(
        "what is new",
        () -> {
          small.tick();
          return small.rows().get(1).name().equals("b");
        });
    assertEquals(50, small.rows().size());
    assertEquals("k00046", small.rows().get(48).name());
    assertTrue(small.rows().getLast() instanceof MoreRow);

    small.filter().set("k0011");
    assertEquals(10, small.rows().size());
    assertEquals("k00119", small.rows().getLast().name());
  }

  @Test
  void aKeyThatAppearsChangesAndExpiresDoesSoByItself(LiveStore store) {
    put(store, "b");
    connect(store);
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a", "12345");
      await("it appears", () -> names().equals(List.of("a", "b")));
      assertEquals(5, key("a").size());
      assertTrue(isFlashing("a"));
      fixture.clock().pass(Duration.ofSeconds(5));
      assertFalse(isFlashing("a"));

      somebody.put("a", "123456789", Ttl.seconds(1));
      await("it changes", () -> key("a").size() == 9);
      assertTrue(isFlashing("a"));
      assertEquals(Optional.of(Duration.ofSeconds(1)), key("a").left(fixture.clock().instant()));
      await("it expires", () -> names().equals(List.of("b")));
    }
  }

  @Test
  void aFolderComesWithItsFirstKeyAndGoesWithItsLast(LiveStore store) {
    put(store, "x");
    connect(store);
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a/1", "");
      somebody.put("a/2", "");
      await("the folder", () -> names().equals(List.of("a/", "x")));

      somebody.delete("a/1");
      somebody.delete("a/2");
      await(
          "no folder",
          () -> {
            fixture.clock().pass(Duration.ofMillis(600));
            return names().equals(List.of("x"));
          });
    }
  }

  @Test
  void whatIsInFoldersInSightIsCounted(LiveStore store) {
    put(store, "a/1", "a/2", "b/1");
    connect(store);
    Folder a = (Folder) row("a/");
    Folder b = (Folder) row("b/");
    model.lookAt(() -> List.of(a));

    model.tick();
    assertEquals(2, a.tally().count());
    assertEquals(-1, b.tally().count());

    put(store, "a/3/x");
    await(
        "the new count",
        () -> {
          fixture.clock().pass(Duration.ofSeconds(1));
          return a.tally().count() == 3;
        });
  }

  @Test
  void aKeyIsMadeWithATimeToLive(LiveStore store) {
    put(store, "a/1");
    connect(store);
    model.choose(0);
    model.create();
    Draft draft = draft();
    assertEquals("a/", draft.keyProperty().get());

    draft.keyProperty().set("a/2");
    draft.valueProperty().set("two");
    draft.ttlProperty().set("soon");
    model.writing().submit();
    assertEquals(
        "'soon' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d.",
        draft.problemProperty().get());
    draft.ttlProperty().set("2h");
    model.writing().submit();

    assertNull(model.writing().draftProperty().get());
    assertEquals("two", entry(store, "a/2").value());
    assertEquals(7200, entry(store, "a/2").ttl());
    assertEquals(List.of("a/2"), shown);
    await("its row", () -> isChosen("a/2"));
  }

  @Test
  void aKeyThatIsThereIsNotMadeAnew(LiveStore store) {
    put(store, "a");
    connect(store);
    model.create();
    draft().keyProperty().set("a");

    model.writing().submit();

    assertEquals("“a” exists already.", draft().problemProperty().get());
    assertEquals("value of a", entry(store, "a").value());
    model.writing().openExisting();
    assertNull(model.writing().draftProperty().get());
    assertEquals(List.of("a"), shown);
  }

  @Test
  void keysThatNoPathCanHoldAreRefusedHere(LiveStore store) {
    connect(store);
    for (Map.Entry<String, String> wrong :
        Map.of(
                "",
                "Key must be 1 to 1024 bytes of UTF-8.",
                "漢".repeat(342),
                "Key must be 1 to 1024 bytes of UTF-8.",
                "a/../b",
                "Key has a segment of nothing but dots.")
            .entrySet()) {
      model.create();
      draft().keyProperty().set(wrong.getKey());
      model.writing().submit();
      assertEquals(wrong.getValue(), draft().problemProperty().get());
    }
  }

  @Test
  void everyOddKeyIsMadeAndShown(LiveStore store) {
    connect(store);
    for (String odd : List.of("100%", "a b", "ключ", "🗝️ key", "q?x=1&y#z", "漢字", "a;b", "%2e")) {
      model.create();
      draft().keyProperty().set(odd);
      model.writing().submit();
      assertNull(model.writing().draftProperty().get(), odd);
      assertEquals(odd, entry(store, odd).key());
      await(odd, () -> names().contains(odd));
    }
  }

  @Test
  void aCopyKeepsTheTimeToLive(LiveStore store) {
    putFor(store, "a", 500);
    connect(store);
    model.choose(0);
    model.copy();
    assertEquals("a", draft().keyProperty().get());
    draft().keyProperty().set("b");

    model.writing().submit();

    assertEquals("value of a", entry(store, "b").value());
    assertTrue(Objects.requireNonNull(entry(store, "b").ttl()) > 490);
    assertEquals("value of a", entry(store, "a").value());
  }

  @Test
  void aRenamedKeyKeepsItsTimeToLiveAndItsBookmark(LiveStore store) {
    putFor(store, "a", 500);
    connect(store);
    model.choose(0);
    model.toggleBookmark();
    model.rename();
    draft().keyProperty().set("b");

    model.writing().submit();

    assertTrue(Objects.requireNonNull(entry(store, "b").ttl()) > 490);
    await("the new name alone", () -> names().equals(List.of("b")));
    assertEquals(List.of("b"), model.places().bookmarks());
    assertEquals(List.of("b"), model.places().recent());
  }

  @Test
  void aRenamingTakesNobodysPlace(LiveStore store) {
    put(store, "a", "b");
    connect(store);
    model.choose(0);
    model.rename();
    draft().keyProperty().set("b");

    model.writing().submit();

    assertEquals("“b” exists already.", draft().problemProperty().get());
    assertEquals("b", draft().existingProperty().get());
    assertEquals("value of a", entry(store, "a").value());
    assertEquals("value of b", entry(store, "b").value());
  }

  @Test
  void oneKeyIsDeletedAndPutBack(LiveStore store) {
    putFor(store, "a", 500);
    connect(store);
    model.choose(0);

    model.delete();
    assertEquals("Deleted “a”.", told());
    await("it is gone", () -> names().isEmpty());
    assertTrue(fixture.asked().isEmpty());
    assertTrue(model.undoableProperty().get());
    fixture.clock().pass(Duration.ofSeconds(100));
    model.undo();

    assertEquals("“a” is back.", told());
    assertEquals("value of a", entry(store, "a").value());
    assertEquals(400, entry(store, "a").ttl());
    assertFalse(model.undoableProperty().get());
  }

  @Test
  void whatSomebodyMadeAnewIsNotOverwrittenByAnUndo(LiveStore store) {
    put(store, "a");
    connect(store);
    model.choose(0);
    model.delete();
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a", "theirs");
    }

    act("Undo");

    assertEquals("Somebody has made “a” anew. It was left as it is.", told());
    assertEquals("theirs", entry(store, "a").value());
  }

  @Test
  void aKeyThatChangedSinceItWasShownIsNotDeleted(LiveStore store) {
    put(store, "a");
    connect(store);
    model.choose(0);
    put(store, "a");

    model.delete();

    assertEquals("“a” has changed since it was shown, and was not deleted.", told());
    assertEquals("value of a", entry(store, "a").value());
  }

  @Test
  void aFolderIsDeletedAfterItsNumberWasShown(LiveStore store) {
    put(store, "test/1", "test/2/deep", "test2", "tes", "test2/x");
    connect(store);
    model.cursor().to(names().indexOf("test/"));

    model.delete();

    assertEquals("Delete 2 keys", fixture.asked().getFirst().verb());
    assertTrue(fixture.asked().getFirst().text().contains("begins with “test/”"));
    assertEquals(List.of("tes", "test2", "test2/x"), keys(store));
    assertEquals("Deleted 2 keys.", told());
    await(
        "the rows",
        () -> {
          fixture.clock().pass(Duration.ofMillis(600));
          return names().equals(List.of("tes", "test2", "test2/"));
        });
  }

  @Test
  void aRefusedQuestionDeletesNothing(LiveStore store) {
    put(store, "test/1", "test/2");
    connect(store);
    fixture.refuse();
    model.cursor().to(0);
    model.delete();
    assertEquals(1, fixture.asked().size());

    model.selection().allMatching();
    model.delete();

    assertEquals("Delete 2 keys?", fixture.asked().getLast().title());
    assertTrue(model.selection().matchingProperty().get());
    assertEquals(2, keys(store).size());
  }

  @Test
  void everythingThatMatchesIsDeletedLoadedOrNot(LiveStore store) {
    fill(store, "k", 2500);
    put(store, "other");
    connect(store);
    model.filter().set("k");
    model.selection().allMatching();

    model.delete();

    assertEquals("Delete 2,500 keys", fixture.asked().getFirst().verb());
    assertEquals(List.of("other"), keys(store));
    assertFalse(model.selection().matchingProperty().get());
  }

  @Test
  void whatIsChosenIsDeletedAndWhatChangedMeanwhileStays(LiveStore store) {
    put(store, "a", "b", "c", "d/1", "d/2");
    connect(store);
    model.cursor().to(0);
    model.cursor().extendTo(3);
    model.selection().toggle(2);
    put(store, "b");

    model.delete();

    assertEquals("Delete 4 keys", fixture.asked().getFirst().verb());
    assertEquals("Deleted 3 keys. Changed meanwhile, and not deleted: 1 key.", told());
    assertEquals(List.of("b", "c"), keys(store));
  }

  @Test
  void anExportIsReadBackWithItsTimesToLive(LiveStore store, @TempDir Path folder)
      throws IOException {
    put(store, "a/1", "a/2", "b");
    putFor(store, "a/漢字 🗝", 500);
    connect(store);
    Path file = folder.resolve("a.ndjson");
    files.willBe(file);
    model.filter().set("a/");

    model.exportMatching();
    assertEquals("Exported 3 keys to a.ndjson.", told());
    assertEquals(3, Files.readAllLines(file).size());
    try (StoreClient somebody = store.somebody()) {
      assertEquals(3, somebody.deleteAll("a/"));
    }
    model.importAll();

    assertEquals("Imported 3 keys from a.ndjson.", told());
    assertEquals("value of a/1", entry(store, "a/1").value());
    assertTrue(Objects.requireNonNull(entry(store, "a/漢字 🗝").ttl()) > 490);
    assertTrue(fixture.desk().jobs().running().isEmpty());
    try (var left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void aBadLineEndsAnImportAndIsNamed(LiveStore store, @TempDir Path folder) throws IOException {
    connect(store);
    Path file = folder.resolve("in.ndjson");
    Files.writeString(file, "{\"key\":\"a\",\"value\":\"1\"}\n{\"key\":\n");
    files.willBe(file);

    model.importAll();

    assertTrue(trouble().startsWith("The import stopped at line 2: "), trouble());
    assertTrue(trouble().endsWith("Stored before it: 1 key. They stay."), trouble());
    files.willBe(folder.resolve("none"));
    model.importAll();
    assertTrue(trouble().contains("cannot be read"), trouble());
  }

  @Test
  void aCancelledExportLeavesTheFileAsItWas(LiveStore store, @TempDir Path folder)
      throws IOException {
    fill(store, "k", 500);
    connect(store);
    Path file = folder.resolve("a.ndjson");
    Files.writeString(file, "before");
    files.willBe(file);
    cancelEachJob();

    model.exportMatching();

    assertTrue(told().startsWith("The export was cancelled"), told());
    assertEquals("before", Files.readString(file));
  }

  @Test
  void aCancelledDeletionSaysHowFarItCame(LiveStore store) {
    fill(store, "k/", 2500);
    connect(store);
    model.cursor().to(0);
    cancelEachJob();

    model.delete();

    assertEquals("Stopped after 0 keys.", told());
    assertEquals(2500, keys(store).size());
  }

  @Test
  void aKeyIsFoundHoweverDeepItIs(LiveStore store) {
    put(store, "a/b/c/d", "z");
    connect(store);

    model.open("a/b/c/d");

    assertEquals(List.of("a/b/c/d"), shown);
    assertEquals(List.of("a/", "b/", "c/", "d", "z"), names());
    assertEquals(3, model.selection().cursorIndex());
    assertEquals(List.of("a/b/c/d"), model.places().recent());
  }

  @Test
  void aKeyThatTheFilterHidesIsShownAllTheSame(LiveStore store) {
    put(store, "a", "z");
    connect(store);
    model.filter().set("a");

    model.open("z");

    assertEquals("", model.filter().textProperty().get());
    assertEquals("z", Objects.requireNonNull(model.selection().onlyKey()).key());
  }

  @Test
  void aKeyBehindWhatIsLoadedIsShownAndFoundByTheFilter(LiveStore store) {
    fill(store, "k", 1500);
    connect(store);

    model.open("k01400");
    assertEquals(List.of("k01400"), shown);
    assertEquals("", model.missingProperty().get());
    pass(1100);
    assertEquals("k01400", model.missingProperty().get());
    model.findMissing();

    assertEquals(List.of("k01400"), names());
    assertEquals("k01400", Objects.requireNonNull(model.selection().onlyKey()).key());
    assertEquals("", model.missingProperty().get());
  }

  @Test
  void theCursorShowsTheKeyThatItRestsOn(LiveStore store) {
    put(store, "a", "b", "c");
    connect(store);
    model.cursor().to(0);
    model.tick();
    model.cursor().to(1);
    model.tick();
    assertEquals(List.of(), shown);

    pass(150);
    assertEquals(List.of("b"), shown);
    pass(150);
    assertEquals(List.of("b"), shown);
    assertEquals(List.of(), model.places().recent());
  }

  @Test
  void leftAndRightGoThroughTheTree(LiveStore store) {
    put(store, "a/b/c", "z");
    connect(store);
    model.cursor().to(0);
    model.right();
    model.right();
    model.right();
    model.right();
    assertEquals(List.of("a/", "b/", "c", "z"), names());
    assertEquals(2, model.selection().cursorIndex());

    model.left();
    assertEquals(1, model.selection().cursorIndex());
    model.left();
    model.left();
    model.left();
    assertEquals(List.of("a/", "z"), names());
  }

  @Test
  void placesAreKeptForEachProfile(LiveStore store) {
    put(store, "a", "b");
    connect(store);
    model.choose(0);
    model.choose(1);
    model.toggleBookmark();
    assertEquals(new Remembered(List.of("b", "a"), List.of("b")), memory.recall().apply("test"));

    Target same = store.target();
    fixture.desk().session().open(new Target("other", "Other", same.options(), same.colour()));
    assertEquals(List.of(), model.places().recent());
    assertEquals(List.of(), model.places().bookmarks());
    connect(store);

    assertEquals(List.of("b", "a"), model.places().recent());
    assertTrue(model.places().isBookmarked("b"));
  }

  @Test
  void anotherServerHasNothingOfTheOneBefore(LiveStore store) {
    put(store, "a", "b");
    connect(store);
    model.filter().set("a");
    model.choose(0);
    model.rename();
    try (LiveStore other = LiveStore.plain()) {
      put(other, "theirs");

      fixture.desk().session().open(other.target());

      assertEquals(List.of("theirs"), names());
      assertEquals("", model.filter().textProperty().get());
      assertNull(model.openedProperty().get());
      assertNull(model.writing().draftProperty().get());
      assertNull(model.selection().onlyKey());
      fixture.desk().session().close();
    }
    assertEquals(List.of(), names());
    assertEquals("There is no connection.", model.hindrances().changingProperty().get());
  }

  @Test
  void aServerThatComesBackEmptyIsShownEmpty() {
    try (LiveStore own = LiveStore.plain()) {
      put(own, "a/1", "b");
      connect(own);
      model.choose(0);
      assertEquals(List.of("a/", "1", "b"), names());
      own.stop();
      await("it is old", () -> model.staleProperty().get().startsWith("This may be old: "));
      assertEquals(List.of("a/", "1", "b"), names());

      own.restart();
      put(own, "new");

      await("what there is now", () -> names().equals(List.of("new")));
      await("it is not old", () -> model.staleProperty().get().isEmpty());
      assertTrue(
          fixture.told().stream().anyMatch(text -> text.contains("loaded anew")),
          fixture.told()::toString);
    }
  }

  @Test
  void aHistoryThatIsTooShortLoadsEverythingAnew() {
    try (LiveStore own =
        LiveStore.with(Map.of("LOCKMAP_WATCH_HISTORY", "16", "LOCKMAP_WATCH_BUFFER", "16"))) {
      put(own, "a");
      connect(own);
      await("the watch", () -> model.staleProperty().get().isEmpty());

      fill(own, "burst", 3000);

      await(
          "all of it", () -> model.matchingProperty().get() == 3001 && model.rows().size() >= 1000);
      assertEquals("a", names().getFirst());
    }
  }

  @Test
  void nothingIsChangedWhereNothingMay(LiveStore store) {
    put(store, "a");
    fixture.desk().session().open(store.target("Production", true));
    model.choose(0);
    assertEquals(List.of("a"), shown);

    model.delete();
    model.create();
    model.rename();
    model.copy();
    model.importAll();

    assertNull(model.writing().draftProperty().get());
    assertEquals("This connection is read-only.", model.hindrances().changingKeyProperty().get());
    assertEquals("", model.hindrances().keyProperty().get());
    assertEquals(List.of("a"), keys(store));
  }

  private void cancelEachJob() {
    fixture
        .desk()
        .jobs()
        .running()
        .addListener(
            (ListChangeListener<Job>) change -> List.copyOf(change.getList()).forEach(Job::cancel));
  }

  private void act(String name) {
    Action action = fixture.desk().notices().list().getLast().action();
    assertNotNull(action);
    assertEquals(name, action.name());
    action.act().run();
  }

  private void connect(LiveStore store) {
    fixture.desk().session().open(store.target());
  }

  private void pass(long millis) {
    fixture.clock().pass(Duration.ofMillis(millis));
    model.tick();
  }

  private void rest() {
    pass(200);
  }

  private void await(String what, BooleanSupplier condition) {
    Await.until(
        what,
        () -> {
          fixture.clock().pass(Duration.ofMillis(20));
          model.tick();
          return condition.getAsBoolean();
        });
  }

  private boolean isFlashing(String key) {
    return key(key).sinceChange(fixture.clock().instant()).compareTo(Duration.ofSeconds(1)) < 0;
  }

  private boolean isChosen(String key) {
    KeyRow row = model.selection().onlyKey();
    return row != null && row.key().equals(key);
  }

  private Draft draft() {
    return Objects.requireNonNull(model.writing().draftProperty().get());
  }

  private Row row(String name) {
    return model.rows().get(names().indexOf(name));
  }

  private KeyRow key(String name) {
    return (KeyRow) row(name);
  }

  private List<String> names() {
    return model.rows().stream().map(Row::name).toList();
  }

  private String told() {
    return fixture.told().getLast();
  }

  private String trouble() {
    return Objects.requireNonNull(model.troubleProperty().get()).text();
  }

  private static void put(LiveStore store, String... keys) {
    try (StoreClient somebody = store.somebody()) {
      for (String key : keys) {
        somebody.put(key, "value of " + key);
      }
    }
  }

  private static void putFor(LiveStore store, String key, long seconds) {
    try (StoreClient somebody = store.somebody()) {
      somebody.put(key, "value of " + key, Ttl.seconds(seconds));
    }
  }

  private static void fill(LiveStore store, String prefix, int count) {
    try (StoreClient somebody = store.somebody()) {
      for (int from = 0; from < count; from += 1000) {
        List<Operation> puts =
            IntStream.range(from, Math.min(count, from + 1000))
                .<Operation>mapToObj(n -> new Operation.Put("%s%05d".formatted(prefix, n), "v"))
                .toList();
        assertEquals(puts.size(), somebody.batch(puts).size());
      }
    }
  }

  private static Entry entry(LiveStore store, String key) {
    try (StoreClient somebody = store.somebody()) {
      return somebody.entry(key).orElseThrow();
    }
  }

  private static List<String> keys(LiveStore store) {
    try (StoreClient somebody = store.somebody()) {
      return somebody.keys(ListQuery.all().limit(ListQuery.MOST)).map(key -> key.key()).toList();
    }
  }
}
