package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import lockmap.api.Operation;
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

/** Watches a real server as an operator does. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class WatchTest {

  private OpenConsole console;
  private FxRobot robot;

  @BeforeEach
  void open(OpenConsole opened, FxRobot operator) {
    console = opened;
    robot = operator;
    console.go("Watch");
  }

  @Test
  void withoutAServerItSaysWhatIsMissing() {
    assertEquals("Connect to a server first.", text("watch-hindrance"));
    assertTrue(console.node("watch-start", Button.class).isDisabled());
  }

  @Test
  void allKeysAreWatchedAndThePlotMoves(LiveStore store) {
    put(store, "before");
    start(store);
    put(store, "a", "b");
    try (StoreClient somebody = store.somebody()) {
      somebody.delete("a");
    }

    awaitWords("START", "STATE", "READY", "PUT", "PUT", "DELETE");
    assertEquals("2", total("put"));
    Await.onScreen("the plot", () -> !rate("put").equals("–"));
    Await.onScreen(
        "the plot moves",
        () -> {
          put(store, "a", "b", "c");
          return !rate("put").equals("–") && !rate("put").equals("0/s");
        });
  }

  @Test
  void oneKeyIsWatched(LiveStore store) {
    console.connect(store.target());
    robot.clickOn("#watch-scope-keys");
    assertEquals("Write one key, or several with spaces between.", text("watch-hindrance"));
    robot.clickOn("#watch-text");
    robot.write("a");
    robot.push(KeyCode.ENTER);
    Await.onScreen("live", () -> text("watch-phase").equals("Live · key a"));
    put(store, "b", "a");
    awaitWords("START", "STATE", "READY", "PUT");
  }

  @Test
  void severalKeysAreWatched(LiveStore store) {
    console.connect(store.target());
    robot.clickOn("#watch-scope-keys");
    type("watch-text", "a \"b c\"");
    robot.clickOn("#watch-start");
    Await.onScreen("live", () -> text("watch-phase").equals("Live · 2 keys"));
    put(store, "a", "b", "b c");
    awaitWords("START", "STATE", "STATE", "READY", "PUT", "PUT");
  }

  @Test
  void aPrefixIsWatchedWithTheKeyboardAlone(LiveStore store) {
    console.connect(store.target());
    robot.push(KeyCode.CONTROL, KeyCode.T);
    robot.write("p/");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    Await.onScreen("live", () -> text("watch-phase").equals("Live · keys under p/"));
    put(store, "p/1", "q/1", "p/2");
    awaitWords("START", "READY", "PUT", "PUT");

    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.write("p/2");
    awaitWords("START", "READY", "PUT");
    robot.interact(() -> table().requestFocus());
    robot.push(KeyCode.END);
    robot.push(KeyCode.ENTER);

    console.awaitOpened("p/2");
    assertTrue(robot.lookup("#watch-table").tryQuery().isEmpty(), "the keys are shown now");
    console.go("Watch");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
    Await.onScreen("stopped", () -> text("watch-phase").equals("Not watching"));
    robot.push(KeyCode.CONTROL, KeyCode.L);
    awaitWords();
  }

  @Test
  void aFaultInWhatIsWrittenIsNamed(LiveStore store) {
    console.connect(store.target());
    robot.clickOn("#watch-scope-keys");
    type("watch-text", "\"a");
    assertEquals("The quote at character 1 is not closed.", text("watch-hindrance"));
    assertTrue(console.node("watch-start", Button.class).isDisabled());
    type("watch-text", "\"a\"");
    assertFalse(console.node("watch-start", Button.class).isDisabled());
    assertFalse(console.node("watch-hindrance", Node.class).isVisible());
  }

  @Test
  void aPauseHoldsTheTableAndResumingShowsAll(LiveStore store) {
    start(store);
    robot.clickOn("#watch-pause");
    put(store, "a", "b");
    Await.onScreen("two wait", () -> text("watch-pause").equals("Resume · 2 new"));
    Await.onScreen(
        "they are counted",
        () ->
            console
                .node("watch-type-put", ToggleButton.class)
                .getAccessibleText()
                .equals("Show PUT, 2 so far"));
    assertEquals(2, rows().size());

    robot.push(KeyCode.CONTROL, KeyCode.P);
    awaitWords("START", "READY", "PUT", "PUT");
    assertEquals("Pause", text("watch-pause"));
  }

  @Test
  void rowsAreFilteredByTypeAndText(LiveStore store) {
    start(store);
    put(store, "apple", "pear");
    try (StoreClient somebody = store.somebody()) {
      somebody.delete("apple");
    }
    awaitWords("START", "READY", "PUT", "PUT", "DELETE");
    robot.clickOn("#watch-type-put");
    awaitWords("START", "READY", "DELETE");
    robot.clickOn("#watch-type-put");
    type("watch-filter", "APP");
    awaitWords("START", "READY", "PUT", "DELETE");
    Await.onScreen("the summary", () -> text("watch-summary").equals("4 of 5 rows"));
    put(store, "apple/2", "plum");
    awaitWords("START", "READY", "PUT", "DELETE", "PUT");
  }

  @Test
  void clearingTakesTheRowsAwayAndGoesOn(LiveStore store) {
    start(store);
    put(store, "a");
    awaitWords("START", "READY", "PUT");
    robot.clickOn("#watch-clear");
    awaitWords();
    assertEquals("0", total("put"));
    put(store, "b");
    awaitWords("PUT");
  }

  @Test
  void rowsAreExported(LiveStore store, @TempDir Path folder) throws IOException {
    start(store);
    put(store, "a", "b");
    awaitWords("START", "READY", "PUT", "PUT");
    Path csv = folder.resolve("rows.csv");
    console.files().willBe(csv);
    robot.clickOn("#watch-export");
    robot.clickOn("#watch-export-all-csv");
    Await.until("written", () -> Files.exists(csv));
    assertEquals(5, Files.readAllLines(csv).size());

    Path json = folder.resolve("rows.ndjson");
    console.files().willBe(json);
    type("watch-filter", "b");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    Await.until("written", () -> Files.exists(json));
    assertEquals(3, Files.readAllLines(json).size());
  }

  @Test
  void rowsStayAfterStopping(LiveStore store) {
    start(store);
    put(store, "a");
    awaitWords("START", "READY", "PUT");
    robot.clickOn("#watch-stop");
    awaitWords("START", "READY", "PUT", "END");
    assertTrue(console.node("watch-stop", Button.class).isDisabled());
    robot.clickOn("#watch-start");
    awaitWords("START", "READY", "PUT", "END", "START", "STATE", "READY");
  }

  @Test
  void aRestartOfTheServerLeavesAMarkedGap() throws IOException {
    try (LiveStore own = LiveStore.plain()) {
      start(own);
      put(own, "a");
      awaitWords("START", "READY", "PUT");
      own.stop();
      Await.onScreen(
          "cut", () -> text("watch-phase").startsWith("No connection, trying again… · all keys"));
      own.restart();
      Await.onScreen("live", () -> text("watch-phase").equals("Live · all keys · 1 gap"));
      put(own, "b");
      awaitWords("START", "READY", "PUT", "LOST", "GAP", "READY", "PUT");
      assertTrue(Files.size(console.picture("watch-gap")) > 1000);
    }
  }

  @Test
  void whatIsLookedAtStaysWhileOlderRowsAreDropped(LiveStore store) {
    start(store);
    fill(store, 51, "first");
    Row looked = Await.onFx(() -> rows().get(30_000));
    robot.interact(() -> {
      follow().setSelected(false);
      table().getSelectionModel().clearAndSelect(rows().indexOf(looked));
    });
    robot.interact(() -> table().scrollTo(rows().indexOf(looked)));
    Await.onScreen("scrolled", () -> isOnTop(looked));

    fill(store, 5, "second");
    Await.onScreen("the place is held", () -> isOnTop(looked));
    Await.onScreen(
        "the selection too", () -> looked.equals(table().getSelectionModel().getSelectedItem()));

    fill(store, 40, "third");
    Await.onScreen("it is dropped", () -> !rows().contains(looked));
    assertEquals(((Row.Event) looked).key(), Await.onFx(() -> text("watch-row-key")));
  }

  @Test
  void anotherServerEndsTheWatchWithAMark(LiveStore store) {
    start(store);
    put(store, "a");
    awaitWords("START", "READY", "PUT");
    console.connect(store.target("Other", false));
    awaitWords("START", "READY", "PUT", "END");
    assertEquals("Not watching", text("watch-phase"));
  }

  @Test
  void aRowIsLookedAtCopiedAndItsKeyOpened(LiveStore store) {
    start(store);
    try (StoreClient somebody = store.somebody()) {
      somebody.put("json", "{\"a\":[1,2]}", Ttl.seconds(90));
    }
    awaitWords("START", "READY", "PUT");
    robot.clickOn("json");
    Await.onScreen("the key", () -> text("watch-row-key").equals("json"));
    assertEquals(
        "{\n  \"a\": [\n    1,\n    2\n  ]\n}",
        console.node("watch-row-text", TextArea.class).getText());
    assertTrue(text("watch-row-facts").endsWith(" · 11 B · expires in 1m 30s"));

    robot.push(KeyCode.CONTROL, KeyCode.C);
    String copied = Await.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertTrue(copied.contains("\"key\":\"json\""), copied);
    robot.push(KeyCode.ESCAPE);
    Await.onScreen("no details", () -> robot.lookup("#watch-row").tryQuery().isEmpty());
    robot.doubleClickOn("json");
    console.awaitOpened("json");
  }

  @Test
  void aKeyIsWatchedFromItsRow(LiveStore store) {
    start(store);
    put(store, "a b", "c");
    awaitWords("START", "READY", "PUT", "PUT");
    robot.clickOn("a b");
    robot.clickOn("#watch-row-watch");
    Await.onScreen("live", () -> text("watch-phase").equals("Live · key a b"));
    assertEquals("\"a b\"", console.node("watch-text", TextInputControl.class).getText());
  }

  @Test
  void theNewestRowStaysInSightUntilTheOperatorScrollsUp(LiveStore store) {
    start(store);
    putMany(store, 300);
    Await.onScreen("the newest", () -> rows().size() == 302 && lastVisible() == 301);

    robot.moveTo(table());
    robot.scroll(5, VerticalDirection.UP);
    Await.onScreen("not following", () -> !follow().isSelected());
    int before = Await.onFx(this::lastVisible);
    putMany(store, 100);
    Await.onScreen("more", () -> rows().size() == 402);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(before, Await.onFx(this::lastVisible));

    robot.clickOn("#watch-follow");
    Await.onScreen("the newest", () -> lastVisible() == 401);
    robot.interact(() -> table().requestFocus());
    robot.push(KeyCode.HOME);
    Await.onScreen("not following", () -> !follow().isSelected());
    robot.push(KeyCode.END);
    putMany(store, 100);
    Await.onScreen("the newest again", () -> rows().size() == 502 && lastVisible() == 501);
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void itCanBeLookedAt(Appearance appearance, LiveStore store) throws IOException {
    Await.onFx(appearance::apply);
    console.connect(store.target("Orders, staging", false));
    picture("empty", appearance);
    start(store);
    for (int second = 0; second < 4; second++) {
      traffic(store, second);
      String before = Await.onFx(() -> rate("put"));
      Await.onScreen("the next second", () -> !rate("put").equals(before));
    }
    Await.onScreen("all", () -> !rows().isEmpty());
    picture("live", appearance);
    robot.interact(() -> {
      int json =
          IntStream.range(0, rows().size())
              .filter(at ->
                  rows().get(at) instanceof Row.Event event
                      && event.key().startsWith("orders/2026")
                      && event.value() != null)
              .reduce((_, last) -> last)
              .orElseThrow();
      follow().setSelected(false);
      table().getSelectionModel().clearAndSelect(json);
      table().scrollTo(json - 4);
    });
    picture("row", appearance);
    robot.clickOn("#watch-pause");
    robot.clickOn("#watch-type-delete");
    robot.clickOn("#watch-scope-keys");
    type("watch-text", "\"open");
    picture("paused", appearance);
  }

  private static void traffic(LiveStore store, int second) {
    try (StoreClient somebody = store.somebody()) {
      for (int at = 0; at < 40 + 30 * second; at++) {
        String number = "%04d".formatted(second * 200 + at);
        switch (at % 8) {
          case 0, 1, 2 ->
              somebody.put(
                  "orders/2026/11/29/" + number,
                  "{\"state\":\"paid\",\"total\":%d,\"lines\":[{\"sku\":\"A-%s\"}]}"
                      .formatted(at * 17, number));
          case 3 -> somebody.put("sessions/" + "long".repeat(12) + number, "x", Ttl.seconds(1));
          case 4 -> somebody.put("設定/機能/" + number, "漢字の値 😀 " + number);
          case 5 -> somebody.put("stock/apples", Integer.toString(at));
          case 6 -> {
            var _ = somebody.compareAndSwap("stock/apples", Integer.toString(at - 1), "12");
          }
          default -> somebody.delete("orders/2026/11/29/%04d".formatted(second * 200 + at - 7));
        }
      }
    }
  }

  private void picture(String state, Appearance appearance) throws IOException {
    String name = ("watch-" + state + "-" + appearance).toLowerCase(Locale.ROOT);
    assertTrue(Files.size(console.picture(name)) > 1000);
  }

  private void start(LiveStore store) {
    console.connect(store.target());
    robot.clickOn("#watch-start");
    Await.onScreen("live", () -> text("watch-phase").equals("Live · all keys"));
  }

  private static void put(LiveStore store, String... keys) {
    try (StoreClient somebody = store.somebody()) {
      for (String key : keys) {
        somebody.put(key, "v");
      }
    }
  }

  private static void putMany(LiveStore store, int count) {
    try (StoreClient somebody = store.somebody()) {
      var _ =
          somebody.batch(
              IntStream.range(0, count)
                  .<Operation>mapToObj(at -> new Operation.Put("k" + at, "v"))
                  .toList());
    }
  }

  /** Never so much at once that the watch falls behind and begins anew. */
  private void fill(LiveStore store, int thousands, String last) {
    for (int at = 1; at < thousands; at++) {
      putMany(store, 1_000);
      if (at % 3 == 0) {
        putAndAwait(store, last + at);
      }
    }
    putMany(store, 1_000);
    putAndAwait(store, last);
  }

  private void putAndAwait(LiveStore store, String key) {
    put(store, key);
    Await.onScreen(
        key,
        () ->
            rows().reversed().stream()
                .limit(2_000)
                .anyMatch(row -> row instanceof Row.Event event && event.key().equals(key)));
  }

  /** Whether a row is the first that is seen, or the first that is seen whole. */
  private boolean isOnTop(Row row) {
    VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
    int first = Objects.requireNonNull(flow.getFirstVisibleCell()).getIndex();
    return rows().subList(first, first + 2).contains(row);
  }

  private void type(String id, String text) {
    robot.interact(() -> console.node(id, TextInputControl.class).setText(text));
  }

  private void awaitWords(String... expected) {
    Await.onScreen(List.of(expected).toString(), () -> words().equals(List.of(expected)));
  }

  private List<String> words() {
    return rows().stream().map(Badge::word).toList();
  }

  private int lastVisible() {
    VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
    return Objects.requireNonNull(flow.getLastVisibleCell()).getIndex();
  }

  private ToggleButton follow() {
    return console.node("watch-follow", ToggleButton.class);
  }

  private WatchTable table() {
    return console.node("watch-table", WatchTable.class);
  }

  private List<Row> rows() {
    return ((TableView<Row>) table()).getItems();
  }

  private String total(String type) {
    return Objects.requireNonNull((Labeled) robot.lookup("#watch-type-" + type + " .total").query())
        .getText();
  }

  private String rate(String type) {
    return text("watch-plot-" + type + "-value");
  }

  private String text(String id) {
    return console.node(id, Labeled.class).getText();
  }
}
