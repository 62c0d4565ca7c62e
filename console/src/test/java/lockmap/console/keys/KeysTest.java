package lockmap.console.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import lockmap.api.Operation;
import lockmap.client.ListQuery;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.console.Await;
import lockmap.console.ConsoleExtension;
import lockmap.console.LiveStore;
import lockmap.console.OpenConsole;
import lockmap.console.SharedStore;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Browses and changes the keys of a real server as an operator does. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class KeysTest {

  private OpenConsole console;
  private FxRobot robot;

  @BeforeEach
  void open(OpenConsole opened, FxRobot operator) {
    console = opened;
    robot = operator;
    console.go("Keys");
  }

  @Test
  void aTreeIsBrowsedByTheMouse(LiveStore store) {
    put(store, "app/config/a", "app/config/b", "app/x", "zero");
    connect(store, "app/", "zero");

    robot.clickOn("app/");
    awaitRows("app/", "config/", "x", "zero");
    robot.clickOn("config/");
    awaitRows("app/", "config/", "a", "b", "x", "zero");
    Await.onScreen("the counts", () -> sizes().containsAll(List.of("3 keys", "2 keys")));

    robot.clickOn("b");
    Await.onScreen("chosen", () -> chosen().equals(List.of("b")));
    robot.clickOn("app/");
    awaitRows("app/", "zero");
    assertEquals("4 keys", label("keys-count"));
  }

  @Test
  void aTreeIsBrowsedByTheKeyboardAlone(LiveStore store) {
    put(store, "a/b/c", "a/d", "z");
    connect(store, "a/", "z");

    robot.push(KeyCode.RIGHT);
    awaitRows("a/", "b/", "d", "z");
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.ENTER);
    awaitRows("a/", "b/", "c", "d", "z");
    robot.push(KeyCode.DOWN);
    assertEquals(List.of("c"), chosen());
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    assertEquals(List.of("c", "d"), chosen());
    assertEquals("2 selected", label("keys-summary"));
    robot.push(KeyCode.END);
    assertEquals(List.of("z"), chosen());
    robot.push(KeyCode.HOME);
    robot.push(KeyCode.LEFT);
    awaitRows("a/", "z");
  }

  @Test
  void theFilterIsWrittenAndCleared(LiveStore store) {
    put(store, "apple", "apricot", "banana");
    connect(store, "apple", "apricot", "banana");

    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.write("ap");
    awaitRows("apple", "apricot");
    Await.onScreen("the count", () -> label("keys-count").equals("2 keys match"));
    robot.write("x");
    Await.onScreen("nothing", () -> console.node("keys-none", Node.class).isVisible());
    robot.clickOn("#keys-clear-filter");

    awaitRows("apple", "apricot", "banana");
    Await.onScreen("3", () -> label("keys-count").equals("3 keys"));
  }

  @Test
  void delimitersAndTheFlatListAreChosen(LiveStore store) {
    put(store, "user:1", "user:2", "app/x");
    connect(store, "app/", "user:1", "user:2");

    type("keys-delimiter", ":");
    awaitRows("app/x", "user:");
    robot.clickOn("#keys-shape-list");
    awaitRows("app/x", "user:1", "user:2");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    awaitRows("app/x", "user:");
  }

  @Test
  void aKeyAppearsChangesAndExpiresOnTheScreen(LiveStore store) {
    put(store, "b");
    connect(store, "b");
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a", "12345");
      awaitRows("a", "b");
      Await.onScreen("its size", () -> sizes().contains("5 B"));
      somebody.put("a", "1234567", Ttl.seconds(2));
      Await.onScreen("its size", () -> sizes().contains("7 B"));
      Await.onScreen("its time", () -> texts(".left").stream().anyMatch(t -> t.equals("1s")));
      awaitRows("b");
    }
  }

  @Test
  void aKeyIsMade(LiveStore store) {
    connect(store);
    robot.clickOn("#keys-first");
    type("draft-key", "app/100% 漢字");
    type("draft-value", "one\ntwo");
    type("draft-ttl", "soon");
    robot.clickOn("#draft-submit");
    Await.onScreen("a problem", () -> label("draft-problem").startsWith("'soon' is no time"));
    type("draft-ttl", "1h");
    robot.clickOn("#draft-ttl");
    robot.push(KeyCode.ENTER);

    awaitRows("app/", "100% 漢字");
    assertFalse(console.node("draft", Node.class).isVisible());
    Await.onScreen("chosen", () -> chosen().equals(List.of("100% 漢字")));
    try (StoreClient somebody = store.somebody()) {
      assertEquals("one\ntwo", somebody.get("app/100% 漢字").orElseThrow());
    }
  }

  @Test
  void aKeyIsCopied(LiveStore store) {
    put(store, "a");
    connect(store, "a");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write("b");
    robot.push(KeyCode.ENTER);

    awaitRows("a", "b");
    try (StoreClient somebody = store.somebody()) {
      assertEquals(Optional.of("value of a"), somebody.get("b"));
    }
  }

  @Test
  void aKeyIsRenamedAndTakesNobodysPlace(LiveStore store) {
    put(store, "a", "b");
    connect(store, "a", "b");
    robot.push(KeyCode.F2);
    type("draft-key", "b");
    robot.push(KeyCode.ENTER);
    Await.onScreen("a problem", () -> label("draft-problem").equals("“b” exists already."));
    assertTrue(console.node("draft-existing", Node.class).isVisible());

    type("draft-key", "c");
    robot.push(KeyCode.ENTER);

    awaitRows("b", "c");
    try (StoreClient somebody = store.somebody()) {
      assertEquals(Optional.of("value of a"), somebody.get("c"));
      assertEquals(Optional.of("value of b"), somebody.get("b"));
    }
  }

  @Test
  void aDraftIsLeft(LiveStore store) {
    connect(store);
    robot.push(KeyCode.CONTROL, KeyCode.N);
    Await.onScreen("the draft", () -> console.node("draft", Node.class).isVisible());
    robot.write("never");

    robot.push(KeyCode.ESCAPE);

    Await.onScreen("no draft", () -> !console.node("draft", Node.class).isVisible());
    assertEquals(List.of(), keys(store));
  }

  @Test
  void oneKeyIsDeletedAndPutBack(LiveStore store) {
    put(store, "a", "b");
    connect(store, "a", "b");
    robot.push(KeyCode.DELETE);
    awaitRows("b");
    Await.onScreen("nothing is chosen", () -> chosen().isEmpty());

    robot.clickOn("#toast-action");

    awaitRows("a", "b");
    try (StoreClient somebody = store.somebody()) {
      assertEquals(Optional.of("value of a"), somebody.get("a"));
      robot.clickOn("b");
      robot.push(KeyCode.DELETE);
      awaitRows("a");
      robot.push(KeyCode.CONTROL, KeyCode.Z);
      awaitRows("a", "b");
    }
  }

  @Test
  void aFolderIsDeletedWithoutItsNamesake(LiveStore store) {
    put(store, "test/1", "test/2/x", "test2", "test2/y");
    connect(store, "test/", "test2", "test2/");
    robot.push(KeyCode.DELETE);
    awaitQuestion();
    assertEquals("Delete 2 keys", robot.lookup("#question-act").queryAs(Labeled.class).getText());
    robot.clickOn("#question-act");

    awaitRows("test2", "test2/");
    assertEquals(List.of("test2", "test2/y"), keys(store));
  }

  @Test
  void aDeletionIsThoughtBetterOf(LiveStore store) {
    put(store, "test/1", "test/2");
    connect(store, "test/");
    robot.push(KeyCode.DELETE);
    awaitQuestion();

    robot.push(KeyCode.ESCAPE);

    Await.onScreen("no question", () -> robot.lookup("#question-act").tryQuery().isEmpty());
    assertEquals(List.of("test/1", "test/2"), keys(store));
  }

  @Test
  void everythingThatMatchesIsDeletedLoadedOrNot(LiveStore store) {
    fill(store, "k", 1500);
    put(store, "other");
    connect(store);
    type("keys-filter", "k");
    Await.onScreen("the count", () -> label("keys-count").equals("1,500 keys match"));
    Await.onScreen("the rows", () -> rows().size() == 1001);
    robot.interact(() -> list().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.A);
    Await.onScreen("selected", () -> label("keys-summary").equals("1,000 selected"));
    robot.clickOn("Select all 1,500 matching");
    Await.onScreen("all", () -> label("keys-summary").equals("All 1,500 matching selected"));
    robot.interact(() -> list().requestFocus());

    robot.push(KeyCode.DELETE);
    awaitQuestion();
    assertEquals(
        "Delete 1,500 keys", robot.lookup("#question-act").queryAs(Labeled.class).getText());
    robot.clickOn("#question-act");

    Await.onScreen("gone", () -> rows().isEmpty());
    assertEquals(List.of("other"), keys(store));
  }

  @Test
  void deleteOutsideOfTheRowsDeletesNothing(LiveStore store) {
    put(store, "a");
    connect(store, "a");
    robot.clickOn("a");
    robot.interact(() -> console.node("keys-export", Node.class).requestFocus());

    robot.push(KeyCode.DELETE);
    robot.push(KeyCode.F2);

    assertFalse(console.node("draft", Node.class).isVisible());
    assertEquals(List.of("a"), keys(store));
  }

  @Test
  void moreIsLoaded(LiveStore store) {
    fill(store, "k", 1500);
    connect(store);
    Await.onScreen("a page", () -> rows().size() == 1001);
    robot.interact(() -> list().requestFocus());
    robot.push(KeyCode.END);
    assertEquals("Load more", rows().getLast());

    robot.push(KeyCode.ENTER);

    Await.onScreen("the rest", () -> rows().size() == 1500);
    assertEquals("k01499", rows().getLast());
  }

  @Test
  void loadingIsCancelledAndGoneOnWith(LiveStore store) {
    fill(store, "k", 60_000);
    connect(store);
    Await.onScreen("a page", () -> rows().size() == 1001);
    store.hold();
    try {
      robot.clickOn("#keys-load-all");
      Await.onScreen("a bar", () -> console.node("keys-progress", Node.class).isVisible());
      robot.clickOn("#keys-cancel");
      Await.onScreen("an end", () -> !console.node("keys-progress", Node.class).isVisible());
    } finally {
      store.release();
    }

    assertEquals(1001, rows().size());
    assertEquals("Load more", rows().getLast());
    robot.clickOn("#keys-load-all");
    Await.onScreen("all", () -> rows().size() == 60_000);
  }

  @Test
  void keysAreExportedAndImported(LiveStore store, @TempDir Path folder) throws IOException {
    put(store, "a/1", "a/2", "b");
    connect(store, "a/", "b");
    Path file = folder.resolve("keys.ndjson");
    console.files().willBe(file);
    type("keys-filter", "a/");
    Await.onScreen("the count", () -> label("keys-count").equals("2 keys match"));

    robot.clickOn("#keys-export");
    Await.onScreen("told", () -> told("Exported 2 keys to keys.ndjson."));
    assertEquals(2, Files.readAllLines(file).size());
    try (StoreClient somebody = store.somebody()) {
      assertEquals(2, somebody.deleteAll("a/"));
    }
    Await.onScreen("nothing", () -> rows().isEmpty());
    robot.clickOn("#keys-import");

    awaitRows("a/1", "a/2");
    Await.onScreen("told", () -> told("Imported 2 keys from keys.ndjson."));
  }

  @Test
  void aBookmarkAndARecentKeyLeadBack(LiveStore store) {
    put(store, "a/deep/key", "z");
    connect(store, "a/", "z");
    robot.clickOn("z");
    robot.push(KeyCode.CONTROL, KeyCode.D);
    robot.push(KeyCode.HOME);
    robot.push(KeyCode.CONTROL, KeyCode.B);
    Await.onScreen("bookmarks", () -> places().equals(List.of("z")));

    robot.push(KeyCode.ENTER);
    Await.onScreen("z again", () -> chosen().equals(List.of("z")));
    robot.clickOn("#places-which-recent");
    assertEquals(List.of("z"), places());
    robot.clickOn("#places-close");
    assertFalse(console.node("places", Node.class).isVisible());
  }

  @Test
  void aKeyFromThePaletteIsFoundInItsFolders(LiveStore store) {
    put(store, "a/deep/key", "z");
    connect(store, "a/", "z");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    type("palette-input", ":a/deep/k");
    Await.onScreen(
        "found",
        () ->
            console
                .node("palette-list", ListView.class)
                .getItems()
                .toString()
                .contains("a/deep/key"));
    robot.push(KeyCode.ENTER);

    awaitRows("a/", "deep/", "key", "z");
    Await.onScreen("chosen", () -> chosen().equals(List.of("key")));
    console.awaitOpened("a/deep/key");
  }

  @Test
  void aReadOnlyConnectionChangesNothing(LiveStore store) {
    put(store, "a");
    System.gc(); // what follows the connection and is held by nobody is gone then
    console.connect(store.target("Production", true));
    awaitRows("a");
    console.go("Keys");
    assertEquals("This connection is read-only.", label("keys-hindrance-text"));
    assertTrue(console.node("keys-new", Node.class).isDisabled());
    assertTrue(console.node("keys-import", Node.class).isDisabled());
    assertFalse(console.node("keys-export", Node.class).isDisabled());

    robot.push(KeyCode.DELETE);
    robot.push(KeyCode.F2);
    robot.push(KeyCode.CONTROL, KeyCode.N);

    assertFalse(console.node("draft", Node.class).isVisible());
    assertEquals(List.of("a"), keys(store));
  }

  @Test
  void aServerGoesAndComesBack() {
    try (LiveStore own = LiveStore.plain()) {
      put(own, "a", "b");
      connect(own, "a", "b");
      own.stop();
      Await.onScreen("old", () -> label("keys-stale-text").startsWith("This may be old: "));
      assertEquals(List.of("a", "b"), rows());

      own.restart();
      put(own, "new");

      awaitRows("new");
      Await.onScreen("not old", () -> !console.node("keys-stale", Node.class).isVisible());
    }
  }

  @Test
  void anotherServerIsTurnedTo(LiveStore store) {
    put(store, "mine");
    connect(store, "mine");
    type("keys-filter", "m");
    try (LiveStore other = LiveStore.plain()) {
      put(other, "theirs");
      console.connect(other.target("Other", false));
      awaitRows("theirs");
      assertEquals("", console.node("keys-filter", TextInputControl.class).getText());
    }
  }

  @Test
  void withoutAConnectionTheWayToOneIsShown() {
    assertTrue(console.node("keys-none", Node.class).isVisible());
    assertTrue(console.node("keys-new", Node.class).isDisabled());

    robot.clickOn("#keys-connect");

    Await.onScreen("connections", () -> robot.lookup("#keys").tryQuery().isEmpty());
  }

  @Test
  void aRightClickChoosesTheRowThatItIsOn(LiveStore store) {
    put(store, "a", "b");
    connect(store, "a", "b");

    robot.rightClickOn("b");

    Await.onScreen("chosen", () -> chosen().equals(List.of("b")));
    robot.clickOn("Delete what is selected");
    awaitRows("a");
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void itCanBeLookedAt(Appearance appearance, LiveStore store) throws IOException {
    Await.onFx(appearance::apply);
    picture("unconnected", appearance);
    console.connect(store.target("Orders, staging", false));
    Await.onScreen("empty", () -> robot.lookup("#keys-first").tryQuery().isPresent());
    picture("empty", appearance);
    realistic(store);
    Await.onScreen("rows", () -> rows().contains("app/") && rows().contains("Ключ"));
    console.go("Keys");
    robot.interact(() -> list().requestFocus());
    robot.push(KeyCode.HOME);
    robot.push(KeyCode.RIGHT);
    Await.onScreen("the folder", () -> rows().contains("lock/"));
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.RIGHT);
    Await.onScreen("the folder", () -> rows().contains("features"));
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    robot.push(KeyCode.CONTROL, KeyCode.D);
    Await.onScreen("counts", () -> sizes().contains("1,240 keys"));
    picture("tree", appearance);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    robot.push(KeyCode.CONTROL, KeyCode.B);
    picture("places", appearance);
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.UP);
    robot.push(KeyCode.F2);
    Await.onScreen("draft", () -> console.node("draft", Node.class).isVisible());
    type("draft-key", "config/漢字のキー");
    robot.push(KeyCode.ENTER);
    Await.onScreen("problem", () -> !label("draft-problem").isEmpty());
    picture("rename", appearance);
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.N);
    picture("new", appearance);
    robot.push(KeyCode.ESCAPE);
    type("keys-filter", "nothing/like/this");
    Await.onScreen("nothing", () -> console.node("keys-none", Node.class).isVisible());
    picture("nothing", appearance);
  }

  private void picture(String state, Appearance appearance) throws IOException {
    String name = ("keys-" + state + "-" + appearance).toLowerCase(Locale.ROOT);
    assertTrue(Files.size(console.picture(name)) > 1000);
  }

  private static void realistic(LiveStore store) {
    fill(store, "user:", 300);
    fill(store, "orders/2026/", 1240);
    try (StoreClient somebody = store.somebody()) {
      somebody.put("app/config/features", "{\"search\":true}");
      somebody.put("app/config/limits", "x".repeat(1536));
      somebody.put("app/config/rates/eur", "1.08");
      somebody.put("app/lock/rebuild-index", "host-7", Ttl.seconds(42));
      somebody.put("app/session/1001/cart", "x".repeat(90), Ttl.seconds(3600));
      somebody.put("cache/" + "a-very-long-name/".repeat(20) + "end", "1");
      somebody.put("config/漢字のキー", "値");
      somebody.put("counter", "42");
      somebody.put("emoji 🗝️🔒 key", "👍");
      somebody.put(
          "session-" + "0123456789abcdef".repeat(12), "x".repeat(300_000), Ttl.seconds(86_400 * 9));
      somebody.put("Ключ", "значение", Ttl.seconds(59));
      somebody.put("\u202eright-to-left\n", "odd");
    }
  }

  private void connect(LiveStore store, String... first) {
    console.connect(store.target());
    if (first.length > 0) {
      awaitRows(first);
    } else {
      Await.onScreen("begun", () -> !label("keys-count").isEmpty());
    }
    console.go("Keys");
  }

  private void awaitQuestion() {
    Await.onScreen("the question", () -> robot.lookup("#question-act").tryQuery().isPresent());
  }

  private void awaitRows(String... names) {
    Await.onScreen(
        "rows " + List.of(names),
        () -> list().getItems().stream().map(Row::name).toList().equals(List.of(names)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void type(String id, String text) {
    robot.interact(() -> console.node(id, TextInputControl.class).setText(text));
  }

  private boolean told(String text) {
    return console.desk().notices().list().stream().anyMatch(notice -> notice.text().equals(text));
  }

  @SuppressWarnings("unchecked")
  private ListView<Row> list() {
    return console.node("keys-list", ListView.class);
  }

  private List<String> rows() {
    return fx(() -> list().getItems().stream().map(Row::name).toList());
  }

  private List<String> chosen() {
    return fx(() -> list().getSelectionModel().getSelectedItems().stream().map(Row::name).toList());
  }

  private List<String> places() {
    return fx(() -> {
      ListView<?> places = console.node("places-list", ListView.class);
      return places.getItems().stream().map(String.class::cast).toList();
    });
  }

  private List<String> sizes() {
    return texts(".size");
  }

  private List<String> texts(String style) {
    return fx(() -> {
      List<String> texts = new ArrayList<>();
      for (Node node : list().lookupAll(style)) {
        if (node instanceof Label label) {
          texts.add(label.getText());
        }
      }
      return texts;
    });
  }

  private String label(String id) {
    return fx(() -> console.node(id, Label.class).getText());
  }

  /** Waited for on another thread, or at once on the one that draws. */
  private static <T> T fx(Supplier<T> look) {
    return Objects.requireNonNull(
        Platform.isFxApplicationThread() ? look.get() : Await.onFx(look::get));
  }

  private static void put(LiveStore store, String... keys) {
    try (StoreClient somebody = store.somebody()) {
      for (String key : keys) {
        somebody.put(key, "value of " + key);
      }
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

  private static List<String> keys(LiveStore store) {
    try (StoreClient somebody = store.somebody()) {
      return somebody.keys(ListQuery.all().limit(ListQuery.MOST)).map(key -> key.key()).toList();
    }
  }
}
