package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lockmap.api.Entry;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.console.Await;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Looks at keys and changes them as an operator does, in a window that shows nothing else. */
@ExtendWith({SharedStore.class, ApplicationExtension.class})
class ValueViewTest {

  private static final String JSON =
      "{\"state\":\"paid\",\"total\":12,\"gift\":false,\"by\":\"a\"}";

  @SuppressWarnings("NullAway.Init") // opened before each test
  private OpenValue value;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private StoreClient somebody;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private FxRobot robot;

  @Start
  void start(Stage stage) {
    value = new OpenValue(stage, 620, 720);
  }

  @BeforeEach
  void connect(LiveStore store, FxRobot operator) {
    robot = operator;
    somebody = store.somebody();
    value.connect(store.target());
  }

  @AfterEach
  void close() {
    value.close();
    somebody.close();
  }

  @Test
  void aKeyIsShownWithItsFacts() {
    somebody.put("key", "text", Ttl.seconds(900));
    value.open("key");

    assertEquals("text", value.shown());
    assertEquals("key", value.text("value-key"));
    long revision = somebody.entry("key").orElseThrow().revision();
    assertEquals("Revision " + revision + "  ·  4 B", value.text("value-facts"));
    Await.until("the time", () -> value.text("value-ttl-left").startsWith("Expires in 14m 5"));
    assertFalse(value.can("value-save"));
    assertFalse(value.sees("value-modified"));
  }

  @Test
  void anEditIsSavedByTheKeyboardAndKeepsTheTimeToLive() {
    somebody.put("key", "text", Ttl.seconds(900));
    value.open("key");
    focusValue();

    robot.write("my ");
    assertTrue(value.sees("value-modified"));
    robot.push(KeyCode.CONTROL, KeyCode.S);

    Await.until("the save", () -> holds("my text"));
    Entry saved = somebody.entry("key").orElseThrow();
    assertTrue(ttl(saved) > 800);
    Await.until("no mark", () -> !value.sees("value-modified"));
    assertEquals("Saved key.", value.told().getLast());
  }

  @Test
  void theTimeToLiveIsSetAndTheEditStays() {
    somebody.put("key", "text");
    value.open("key");
    value.type("mine");

    robot.push(KeyCode.ALT, KeyCode.L).write("15m").push(KeyCode.ENTER);

    Await.until("the time", () -> value.text("value-ttl-left").startsWith("Expires in 1"));
    Entry now = somebody.entry("key").orElseThrow();
    assertEquals("text", now.value());
    assertTrue(Math.abs(900 - ttl(now)) <= 5);
    assertEquals("mine", value.shown());
    assertFalse(value.sees("value-change"));
  }

  @Test
  void theTimeToLiveIsTakenAway() {
    somebody.put("key", "text", Ttl.seconds(900));
    value.open("key");
    Await.until("that it can be", () -> value.can("value-persist"));

    robot.clickOn("#value-persist");

    Await.until("none", () -> value.text("value-ttl-left").equals("Never expires"));
    assertNull(somebody.entry("key").orElseThrow().ttl());
    assertFalse(value.can("value-persist"));
  }

  @Test
  void whatIsNoTimeIsRefusedAndStaysToBeMended() {
    somebody.put("key", "text");
    value.open("key");

    robot.clickOn("#value-ttl-field").write("soon").push(KeyCode.ENTER);

    value.await("value-trouble");
    assertEquals(
        "'soon' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d.",
        value.text("value-trouble-sentence"));
    assertEquals(
        "soon",
        OpenValue.onFx(() -> value.node("value-ttl-field", TextInputControl.class).getText()));
    robot.clickOn("#value-trouble-dismiss");
    assertFalse(value.sees("value-trouble"));
  }

  @Test
  void aChangeOnTheServerAppearsWhileNothingIsEdited() {
    somebody.put("key", "text");
    value.open("key");

    somebody.put("key", "theirs");

    Await.until("theirs", () -> value.shown().equals("theirs"));
    assertFalse(value.sees("value-change"));
    Await.until("the fact", () -> value.text("value-facts").contains("changed just now"));
  }

  @Test
  void theirsAreTakenAndMineCanBeBroughtBack() {
    changeUnderAnEdit();
    String words = value.text("value-change-text");
    assertTrue(words.startsWith("Changed on the server "), words);
    assertTrue(value.sees("value-behind"));

    robot.clickOn("#value-take");

    assertEquals("theirs", value.shown());
    assertFalse(value.sees("value-change"));
    value.act();
    assertEquals("mine", value.shown());
    assertTrue(value.sees("value-change"));
  }

  @Test
  void theDifferencesAreLookedAtAndLeft() {
    changeUnderAnEdit();

    robot.clickOn("#value-differences");
    value.await("conflict");
    Await.until("a difference", () -> says("1 difference: 1 line removed, 1 added."));
    robot.push(KeyCode.ESCAPE);

    assertFalse(value.sees("conflict"));
    assertEquals("mine", value.shown());
    assertTrue(holds("theirs"));
  }

  @Test
  void aConflictIsTold() {
    changeUnderAnEdit();
    robot.push(KeyCode.CONTROL, KeyCode.S);
    value.await("conflict");

    String words = value.text("conflict-headline");
    assertTrue(words.startsWith("Not saved. Somebody else has changed the value"), words);
    assertTrue(holds("theirs"));
    robot.clickOn("#conflict-take");
    assertFalse(value.sees("conflict"));
    assertEquals("theirs", value.shown());
  }

  @Test
  void theirsAreOverwrittenKnowingly() {
    changeUnderAnEdit();
    robot.push(KeyCode.CONTROL, KeyCode.S);
    value.await("conflict");

    robot.clickOn("#conflict-overwrite");

    Await.until("mine", () -> holds("mine"));
    Await.until("the editor", () -> !value.sees("conflict"));
    assertFalse(value.sees("value-change"));
  }

  @Test
  void aMergeIsSavedOnlyOnceNothingIsLeftToResolve() {
    somebody.put("key", "one\ntwo\nthree\nfour\nfive\n");
    value.open("key");
    value.type("mine\ntwo\nthree\nfour\nfive\n");
    somebody.put("key", "theirs\ntwo\nthree\nfour\nFIVE\n");
    value.await("value-change");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    value.await("conflict");

    robot.clickOn("#conflict-side-merge");
    Await.until(
        "what is left", () -> value.text("conflict-save").equals("Resolve 1 conflict to save"));
    assertFalse(value.can("conflict-save"));
    assertFalse(value.can("conflict-edit"));
    robot.clickOn(".rows").press(KeyCode.ALT).type(KeyCode.M).release(KeyCode.ALT);
    Await.until("nothing left", () -> value.text("conflict-save").equals("Save the merge"));
    robot.push(KeyCode.CONTROL, KeyCode.S);

    Await.until("the merge", () -> holds("mine\ntwo\nthree\nfour\nFIVE\n"));
    Await.until("the editor", () -> !value.sees("conflict"));
  }

  @Test
  void compactJsonIsMergedByItsMembersAndStaysCompact() {
    somebody.put("key", JSON);
    value.open("key");
    OpenValue.onFx(() -> value.model.draftProperty().set(JSON.replace("paid", "sent")));
    somebody.put("key", JSON.replace("\"a\"", "\"b\""));
    value.await("value-change");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    value.await("conflict");

    robot.clickOn("#conflict-side-merge");
    Await.until("no conflict", () -> value.can("conflict-save"));
    robot.clickOn("#conflict-save");

    Await.until("both", () -> holds(JSON.replace("paid", "sent").replace("\"a\"", "\"b\"")));
  }

  @Test
  void anEditIsUndoneByTheKeyboard() {
    somebody.put("key", "text", Ttl.seconds(900));
    value.open("key");
    value.type("better");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    Await.until("the save", () -> holds("better") && value.can("value-undo"));
    focusValue();

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);

    Await.until("the value of before", () -> holds("text"));
    assertTrue(ttl(somebody.entry("key").orElseThrow()) > 800);
    Await.until("it on the screen", () -> value.shown().equals("text"));
  }

  @Test
  void aDeletionAsksAndIsUndone() {
    somebody.put("key", "text", Ttl.seconds(900));
    value.open("key");
    value.agreeing = false;
    robot.clickOn("#value-delete");
    assertEquals("Delete", value.asked.getLast().verb());
    assertTrue(holds("text"));

    value.agreeing = true;
    robot.clickOn("#value-delete");
    value.await("value-undelete");
    assertTrue(somebody.get("key").isEmpty());
    assertTrue(says("This key is gone"));
    robot.clickOn("#value-undelete");

    Await.until("it back", () -> value.shown().equals("text"));
    assertTrue(ttl(somebody.entry("key").orElseThrow()) > 800);
  }

  @Test
  void jsonIsShownInLinesWithoutBeingModified() {
    somebody.put("key", JSON);
    value.open("key");

    assertTrue(value.shown().startsWith("{\n  \"state\": \"paid\",\n"), value.shown());
    assertFalse(value.sees("value-modified"));
    robot.push(KeyCode.ALT, KeyCode.J);
    assertEquals(JSON, value.shown());
    robot.clickOn("#value-layout-pretty");
    assertTrue(value.shown().startsWith("{\n"));
    assertFalse(value.sees("value-modified"));
  }

  @Test
  void brokenJsonSaysWhereAndGoesThere() {
    somebody.put("key", JSON);
    value.open("key");

    value.type("{\n  \"state\": paid\n}");

    value.await("value-fault");
    assertTrue(value.text("value-fault").startsWith("Not JSON. Line 2, column 12: "));
    robot.clickOn("#value-fault");
    assertEquals("2:12", value.text("value-caret"));
    value.agreeing = false;
    robot.push(KeyCode.CONTROL, KeyCode.S);
    assertEquals("Save what is no JSON?", value.asked.getLast().title());
    assertTrue(holds(JSON));
  }

  @Test
  void whatIsNoTextIsShownAsBytes() {
    somebody.put("key", "\u0000\u0001text and more than a row");
    value.open("key");

    value.await("value-hex");
    ListView<?> rows = OpenValue.onFx(() -> value.node("value-hex", ListView.class));
    assertEquals(2, rows.getItems().size());
    assertEquals(
        new HexDump.Row(
            "00000000", "00 01 74 65 78 74 20 61  6e 64 20 6d 6f 72 65 20", "··text and more "),
        rows.getItems().getFirst());
    robot.push(KeyCode.ALT, KeyCode.DIGIT1);
    assertFalse(value.sees("value-hex"));
    assertEquals("\u0000\u0001text and more than a row", value.shown());
  }

  @Test
  void aLargeValueOfOneLineIsEditedAsJsonAndOnlyLookedAtAsText() {
    String large = "[" + "\"0123456789abcdef\",".repeat(50_000) + "1]";
    somebody.put("key", large);
    value.open("key");

    Await.until("lines", () -> value.shown().startsWith("[\n  \"0123456789abcdef\",\n"));
    assertTrue(value.text("value-facts").endsWith("  ·  927.7 KiB"), value.text("value-facts"));
    robot.push(KeyCode.ALT, KeyCode.DIGIT1);
    assertTrue(says("it is cut into pieces"));
    robot.push(KeyCode.ALT, KeyCode.DIGIT2);
    focusValue();
    robot.push(KeyCode.CONTROL, KeyCode.END).push(KeyCode.LEFT).push(KeyCode.LEFT).write("2");
    robot.push(KeyCode.CONTROL, KeyCode.S);

    Await.until("the save", () -> holds(large.replace(",1]", ",12]")));
  }

  @Test
  void aSwapIsMadeByTheKeyboardAlone() {
    somebody.put("key", "old", Ttl.seconds(900));
    value.open("key");
    focusValue();

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    value.await("swap-run");
    tabTo("swap-new-text");
    robot.write("new").push(KeyCode.CONTROL, KeyCode.ENTER);

    value.await("swap-result");
    assertEquals("Swapped", value.text("swap-headline"));
    Entry now = somebody.entry("key").orElseThrow();
    assertEquals("New revision " + now.revision() + ".", value.text("swap-detail"));
    assertEquals("new", now.value());
    assertTrue(ttl(now) > 800);
    robot.push(KeyCode.ESCAPE);
    assertFalse(value.sees("swap"));
  }

  @Test
  void aSwapOfWhatIsOtherwiseSaysWhatIsThere() {
    somebody.put("key", "other");
    value.open("key");
    robot.clickOn("#value-swap");
    fill("swap-expected-text", "old");
    fill("swap-new-text", "new");

    robot.clickOn("#swap-run");

    value.await("swap-expect");
    assertEquals("Not swapped, and nothing changed", value.text("swap-headline"));
    assertTrue(value.text("swap-detail").endsWith(": other"), value.text("swap-detail"));
    robot.clickOn("#swap-expect").clickOn("#swap-run");
    Await.until("the swap", () -> holds("new"));
  }

  @Test
  void aKeyThatMustBeAbsentIsMadeByASwap() {
    value.open("key");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    value.await("swap");
    fill("swap-new-text", "made");
    fill("swap-ttl", "1h");

    robot.clickOn("#swap-run");

    Await.until("the key", () -> holds("made"));
    assertTrue(ttl(somebody.entry("key").orElseThrow()) > 3500);
    Await.until("it on the screen", () -> value.shown().equals("made"));
  }

  @Test
  void aReadOnlyConnectionChangesNothingAndSaysWhy(LiveStore store) {
    value.connect(store.target("production", true));
    somebody.put("key", "text", Ttl.seconds(900));
    value.open("key");
    focusValue();

    robot.write("x");

    assertEquals("text", value.shown());
    assertTrue(value.sees("value-read-only"));
    for (String act :
        List.of("value-save", "value-delete", "value-persist", "value-ttl-field", "value-undo")) {
      assertFalse(value.can(act), act);
    }
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    assertEquals("This connection is read-only.", value.text("swap-hindrance"));
    assertFalse(value.can("swap-run"));
  }

  @Test
  void aDraftIsKeptAndGoneBackTo() {
    somebody.put("one", "1");
    somebody.put("two", "2");
    value.open("one");
    value.type("mine");

    value.open("two");
    assertEquals("Your edit of one is not saved; it is kept as a draft.", value.told().getLast());
    assertEquals("1 draft", value.text("value-drafts"));
    OpenValue.onFx(() -> value.node("value-drafts", MenuButton.class).getItems().getFirst().fire());

    Await.until("the draft", () -> value.shown().equals("mine"));
    assertEquals("one", value.text("value-key"));
    assertFalse(value.sees("value-drafts"));
  }

  @Test
  void aKeyThatExpiresWhileItIsOpenSaysSo() {
    somebody.put("key", "text", Ttl.seconds(1));
    value.open("key");

    value.await("value-create");

    assertTrue(says("Its time to live was over while you looked at it."));
    assertFalse(value.sees("value-ttl"));
  }

  @Test
  void aKeyThatGoesAwayUnderAnEditLeavesTheEdit() {
    somebody.put("key", "text");
    value.open("key");
    value.type("mine");
    somebody.delete("key");
    value.await("value-gone");
    assertTrue(value.text("value-change-text").startsWith("Gone from the server "));
    assertEquals("mine", value.shown());

    robot.push(KeyCode.CONTROL, KeyCode.S);
    value.await("conflict");
    assertEquals("Make the key again with mine", value.text("conflict-overwrite"));
    assertFalse(value.can("conflict-side-merge"));
    robot.clickOn("#conflict-overwrite");

    Await.until("mine", () -> holds("mine"));
  }

  @Test
  void aKeyThatDoesNotExistIsMadeByTheKeyboard() {
    value.open("key");
    value.await("value-create");
    assertTrue(says("This key does not exist"));

    OpenValue.onFx(value.view::focus);
    robot.push(KeyCode.SPACE);
    value.await("value-new");
    assertEquals("Create", value.text("value-save"));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    Await.until("an empty value", () -> holds(""));
    robot.write("text").push(KeyCode.CONTROL, KeyCode.S);

    Await.until("the text", () -> holds("text"));
  }

  @Test
  void aKeyThatCannotBeLoadedSaysWhy() {
    OpenValue.onFx(() -> value.model.open("a/../b"));

    value.await("value-reload");

    assertTrue(says("\"key\" has a segment of nothing but dots."));
  }

  @Test
  void aServerThatGoesAwayIsSaid() {
    try (LiveStore own = LiveStore.plain();
        StoreClient theirs = own.somebody()) {
      theirs.put("key", "text");
      value.connect(own.target());
      value.open("key");
      own.stop();

      value.await("value-old");

      assertEquals("text", value.shown());
    }
  }

  @Test
  void editsAreNotDroppedWithoutAYes() {
    somebody.put("one", "1");
    somebody.put("two", "2");
    value.open("one");
    assertTrue(OpenValue.onFx(value.model::mayBeDropped));
    value.type("mine");
    value.open("two");
    value.type("mine too");
    value.agreeing = false;

    assertFalse(OpenValue.onFx(value.model::mayBeDropped));

    assertEquals("Drop 2 edits", value.asked.getLast().verb());
  }

  @Test
  void whatIsTypedIntoAValueReachesNothingElse() {
    somebody.put("key", "text");
    value.open("key");
    focusValue();
    value.leftOver.clear();

    robot.write("?");
    robot.push(KeyCode.DELETE);
    for (int times = 0; times < 3; times++) {
      robot.push(KeyCode.CONTROL, KeyCode.Z);
    }
    robot.push(KeyCode.CONTROL, KeyCode.A);

    assertEquals("text", value.shown());
    for (String key : List.of("?", "Delete", "Z", "A")) {
      assertFalse(value.leftOver.contains(key), value.leftOver::toString);
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidWhileTheValueIsWaitedFor() {
    try (LiveStore own = LiveStore.plain()) {
      own.stop();
      value.connect(own.target());
      OpenValue.onFx(() -> value.model.open("key"));

      value.await("value-loading");
      Await.until("why", () -> says("Waiting for the server: no connection."));
      value.await("value-old");
    }
  }

  @Test
  void somethingIsFoundInTheValue() {
    somebody.put("key", "one\ntwo\nthree two\n");
    value.open("key");
    focusValue();

    robot.push(KeyCode.CONTROL, KeyCode.F).write("two");

    Await.until("two places", () -> says("2 found"));
  }

  private void changeUnderAnEdit() {
    somebody.put("key", "text");
    value.open("key");
    value.type("mine");
    somebody.put("key", "theirs");
    value.await("value-change");
    focusValue();
  }

  private void focusValue() {
    OpenValue.onFx(value.view::focus);
  }

  private void fill(String id, String text) {
    OpenValue.onFx(() -> value.node(id, TextInputControl.class).setText(text));
  }

  /** Goes on with the tab key until a node has the keyboard. */
  private void tabTo(String id) {
    for (int presses = 0; presses < 20; presses++) {
      if (OpenValue.onFx(() -> value.node(id, TextInputControl.class).isFocused())) {
        return;
      }
      boolean types = OpenValue.onFx(() -> value.focused() instanceof TextArea);
      if (types) { // where a tab is typed
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
      } else {
        robot.push(KeyCode.TAB);
      }
    }
    throw new AssertionError("the tab key does not come to #" + id);
  }

  private boolean holds(String text) {
    return somebody.get("key").filter(text::equals).isPresent();
  }

  private boolean says(String words) {
    return value.words().stream().anyMatch(said -> said.contains(words));
  }

  private static long ttl(Entry entry) {
    return Objects.requireNonNull(entry.ttl(), "no time to live");
  }
}
