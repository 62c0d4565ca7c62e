package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import lockmap.console.Await;
import lockmap.console.LiveStore;
import lockmap.console.session.Background;
import lockmap.console.session.Desk;
import lockmap.console.value.FormModel.Layout;
import org.junit.jupiter.api.Test;

/** Large values, with a background that works only when it is told to. */
class LargeFormModelTest extends ConnectedTest {

  private static final String COMPACT =
      "{\"text\":\"" + "x".repeat(FormModel.LONGEST_AT_ONCE) + "\",\"a\":1}";
  private static final String PRETTY =
      "{\n  \"text\": \"" + "x".repeat(FormModel.LONGEST_AT_ONCE) + "\",\n  \"a\": 1\n}";

  private final Deque<Runnable> work = new ArrayDeque<>();
  private final ValueModel value = new ValueModel(desk());
  private final FormModel model = new FormModel(value);

  LargeFormModelTest(LiveStore store) {
    super(store);
  }

  @Test
  void aLargeValueIsReadInTheBackground() {
    load(COMPACT);

    assertEquals(1, work.size());
    assertEquals(Form.TEXT, model.formProperty().get());
    assertEquals("", shown());
    assertFalse(model.currentProperty().get());
    assertEquals("Checking …", model.remarkProperty().get());
    workOff();

    assertEquals(Form.JSON, model.formProperty().get());
    assertEquals(PRETTY, shown());
    assertTrue(model.currentProperty().get());
    assertFalse(value.modified().get());
    assertEquals("Stored compact, and stays so when it is saved.", model.remarkProperty().get());
  }

  @Test
  void aSmallValueIsReadAtOnce() {
    load("{\"a\":1}");

    assertTrue(work.isEmpty());
    assertEquals(Form.JSON, model.formProperty().get());
    assertTrue(model.currentProperty().get());
  }

  @Test
  void typingAsksForOneReadingAfterTheOtherAndOnlyTheNewestCounts() {
    open();
    model.edited(pretty(2));
    model.edited(pretty(3));
    model.edited(pretty(4));

    assertEquals(1, work.size());
    assertEquals(pretty(4), value.draftProperty().get());
    work.remove().run();
    assertEquals(pretty(4), value.draftProperty().get(), "the reading of an older text");
    assertEquals(1, work.size());
    work.remove().run();

    assertEquals(compact(4), value.draftProperty().get());
    assertFalse(model.checkingProperty().get());
    assertTrue(work.isEmpty());
  }

  @Test
  void anEditIsTheDraftAtOnceSoThatLeavingTheKeyLosesNothing() {
    open();
    model.edited(pretty(2));
    value.open("other");
    workOff();

    value.open("key");
    assertEquals(pretty(2), value.draftProperty().get());
    assertTrue(value.modified().get());
  }

  @Test
  void aSaveWaitsUntilItIsKnownWhatIsSaved() {
    open();
    model.edited(pretty(2));

    model.save();
    assertEquals("Checking, then saving …", model.remarkProperty().get());
    assertEquals(COMPACT, somebody.get("key").orElseThrow());
    workOff();

    assertEquals(compact(2), somebody.get("key").orElseThrow());
    assertFalse(value.modified().get());
  }

  @Test
  void aSaveThatWaitsAsksWhereTheTextTurnsOutToBeNoJson() {
    open();
    fixture.refuse();
    model.edited(PRETTY + "x");

    model.save();
    assertTrue(fixture.asked().isEmpty());
    workOff();

    assertEquals("Save as it is", fixture.asked().getLast().verb());
    assertNotNull(model.faultProperty().get());
    assertEquals(COMPACT, somebody.get("key").orElseThrow());
    assertEquals(PRETTY + "x", value.draftProperty().get());
  }

  @Test
  void aSaveThatWaitsIsOffWhereTheDraftIsGivenUp() {
    open();
    model.edited(pretty(2));
    model.save();

    value.takeTheirs();
    workOff();

    assertEquals(COMPACT, value.draftProperty().get());
    assertEquals(COMPACT, somebody.get("key").orElseThrow());
    assertEquals(PRETTY, shown());
  }

  @Test
  void whatIsShownOfAnOlderDraftCannotBeEdited() {
    open();
    somebody.put("key", compact(2));
    Await.until(
        "their value",
        () -> {
          value.tick();
          return value.draftProperty().get().equals(compact(2));
        });
    assertEquals(PRETTY, shown());
    assertFalse(model.currentProperty().get());

    model.edited(pretty(3));
    workOff();

    assertEquals(compact(2), value.draftProperty().get());
    assertEquals(pretty(2), shown());
  }

  @Test
  void anEditThatIsNotReadYetStaysCompactInAnotherLayout() {
    open();
    model.edited(pretty(2));
    model.layoutProperty().set(Layout.COMPACT);
    workOff();

    assertEquals(compact(2), value.draftProperty().get());
    assertEquals(compact(2), shown());
  }

  @Test
  void anEditThatIsTakenBackNeedsNoReading() {
    open();
    model.edited(pretty(2));
    model.edited(PRETTY);

    assertFalse(model.checkingProperty().get());
    assertFalse(value.modified().get());
    workOff();
    assertEquals(COMPACT, value.draftProperty().get());
  }

  @Test
  void theDraftIsLaidOutInTheBackgroundAndThenSaved() {
    open();
    model.layOut(Layout.PRETTY);
    model.save();
    assertEquals(COMPACT, value.draftProperty().get());
    workOff();

    assertEquals(PRETTY, value.draftProperty().get());
    assertEquals(PRETTY, somebody.get("key").orElseThrow());
    assertNull(model.faultProperty().get());
  }

  @Test
  void layingOutWhatIsNoJsonStillTellsWhatIsWrong() {
    open();
    model.edited(PRETTY + "x");
    model.layOut(Layout.PRETTY);
    workOff();

    assertNotNull(model.faultProperty().get());
    assertEquals(PRETTY + "x", value.draftProperty().get());
  }

  private Desk desk() {
    Desk desk = fixture.desk();
    return new Desk(
        desk.session(),
        new Background(work::add, Runnable::run),
        desk.clock(),
        desk.notices(),
        desk.jobs(),
        desk.asker());
  }

  private void workOff() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private void open() {
    load(COMPACT);
    workOff();
  }

  private void load(String text) {
    somebody.put("key", text);
    value.open("key");
    Await.until(
        "loaded",
        () -> {
          value.tick();
          return value.loadedProperty().get();
        });
  }

  private static String pretty(int a) {
    return PRETTY.replace("\"a\": 1", "\"a\": " + a);
  }

  private static String compact(int a) {
    return COMPACT.replace("\"a\":1", "\"a\":" + a);
  }

  private String shown() {
    return model.sheetProperty().get().text();
  }
}
