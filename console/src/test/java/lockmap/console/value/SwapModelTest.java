package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import lockmap.api.Entry;
import lockmap.client.Ttl;
import lockmap.console.LiveStore;
import lockmap.console.value.SwapModel.Becomes;
import lockmap.console.value.SwapModel.Expected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwapModelTest extends ConnectedTest {

  private final SwapModel model = new SwapModel(fixture.desk());

  SwapModelTest(LiveStore store) {
    super(store);
  }

  @BeforeEach
  void begin() {
    model.keyProperty().set("key");
  }

  @Test
  void aValueThatIsAsExpectedIsSwappedAndKeepsItsTimeToLive() {
    somebody.put("key", "old", Ttl.seconds(1000));
    swap("old", "new");

    Entry now = somebody.entry("key").orElseThrow();
    assertEquals(new SwapAnswer.Swapped(now.revision(), false), model.answerProperty().get());
    assertEquals("new", now.value());
    assertTrue(Objects.requireNonNull(now.ttl()) > 900);
  }

  @Test
  void aValueThatIsNotAsExpectedStaysAndIsTold() {
    somebody.put("key", "other");
    swap("old", "new");

    assertEquals("other", found().text());
    assertEquals("other", somebody.get("key").orElseThrow());
  }

  @Test
  void aKeyThatIsNotThereIsTold() {
    swap("old", "new");

    assertInstanceOf(Held.Nothing.class, found());
    assertTrue(somebody.get("key").isEmpty());
  }

  @Test
  void whatIsThereCanBeExpectedNext() {
    somebody.put("key", "other");
    swap("old", "new");

    model.expectWhatIsThere();
    assertNull(model.answerProperty().get());
    model.run();

    assertEquals("new", somebody.get("key").orElseThrow());
  }

  @Test
  void aKeyThatMustBeAbsentIsMadeOnce() {
    model.expectedProperty().set(Expected.ABSENT);
    model.newValueProperty().set("made");
    model.ttlProperty().set("15m");

    model.run();
    Entry made = somebody.entry("key").orElseThrow();
    assertEquals("made", made.value());
    assertTrue(Math.abs(900 - Objects.requireNonNull(made.ttl())) <= 5);
    model.run();

    assertEquals("made", found().text());
    assertEquals(made.revision(), somebody.entry("key").orElseThrow().revision());
  }

  @Test
  void aRevisionIsExpected() {
    somebody.put("key", "old");
    long revision = somebody.entry("key").orElseThrow().revision();
    model.expectedProperty().set(Expected.REVISION);
    model.expectedRevisionProperty().set(" " + revision + " ");
    model.newValueProperty().set("new");

    model.run();
    assertEquals("new", somebody.get("key").orElseThrow());
    model.run();

    assertEquals("new", found().text());
  }

  @Test
  void aKeyIsRemovedIfItIsAsExpected() {
    somebody.put("key", "old");
    model.becomesProperty().set(Becomes.REMOVED);
    model.expectedValueProperty().set("older");
    model.run();
    assertTrue(somebody.get("key").isPresent());

    model.expectedValueProperty().set("old");
    model.run();

    assertTrue(somebody.get("key").isEmpty());
    assertTrue(((SwapAnswer.Swapped) model.answerProperty().get()).removed());
  }

  @Test
  void anEmptyValueIsExpectedAndGiven() {
    somebody.put("key", "");
    swap("", "");

    assertInstanceOf(SwapAnswer.Swapped.class, model.answerProperty().get());
  }

  @Test
  void whatHindersIsSaidInASentence() {
    model.keyProperty().set("");
    assertEquals("Name a key first.", hindrance());
    model.keyProperty().set("a/../b");
    assertEquals("\"key\" has a segment of nothing but dots.", hindrance());
    model.keyProperty().set("key");
    assertEquals("", hindrance());
    model.ttlProperty().set("soon");
    assertEquals("'soon' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d.", hindrance());
    model.ttlProperty().set("");
    model.expectedProperty().set(Expected.REVISION);
    model.expectedRevisionProperty().set("x");
    assertEquals("The expected revision must be a whole number.", hindrance());
    model.expectedProperty().set(Expected.ABSENT);
    model.becomesProperty().set(Becomes.REMOVED);
    assertEquals("A key that must be absent cannot be removed.", hindrance());

    model.run();
    assertNull(model.answerProperty().get());
  }

  @Test
  void aReadOnlyConnectionAndNoneSwapNothing() {
    fixture.desk().session().open(store.target("production", true));
    model.keyProperty().set("key");
    assertEquals("This connection is read-only.", hindrance());

    fixture.desk().session().close();
    assertEquals("Connect to a server first.", hindrance());
  }

  @Test
  void aServerThatIsGoneIsTrouble() {
    try (LiveStore own = LiveStore.plain()) {
      fixture.desk().session().open(own.target());
      own.stop();

      swap("old", "new");
    }
    assertInstanceOf(SwapAnswer.Failed.class, model.answerProperty().get());
    assertFalse(model.runningProperty().get());
  }

  @Test
  void whatIsKnownOfAKeyIsTakenOver() {
    model.take("other", new Held.Value("text", 7, null));
    assertEquals("other", model.keyProperty().get());
    assertEquals("text", model.expectedValueProperty().get());
    assertEquals("7", model.expectedRevisionProperty().get());

    model.take("none", new Held.Nothing(9));
    assertEquals(Expected.ABSENT, model.expectedProperty().get());
  }

  private void swap(String expected, String replacement) {
    model.expectedValueProperty().set(expected);
    model.newValueProperty().set(replacement);
    model.run();
  }

  private Held found() {
    return assertInstanceOf(SwapAnswer.NotSwapped.class, model.answerProperty().get()).found();
  }

  private String hindrance() {
    return model.hindrance().get();
  }
}
