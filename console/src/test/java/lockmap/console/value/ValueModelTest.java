package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import lockmap.api.Entry;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.console.Await;
import lockmap.console.LiveStore;
import org.junit.jupiter.api.Test;

class ValueModelTest extends ConnectedTest {

  private final ValueModel model = new ValueModel(fixture.desk());

  ValueModelTest(LiveStore store) {
    super(store);
  }

  @Test
  void aKeyIsOpenedWithItsValue() {
    openHolding("value");

    assertEquals("value", mine());
    assertFalse(model.modified().get());
    assertNull(model.leftProperty().get());
  }

  @Test
  void aSaveReplacesWhatWasLoadedAndKeepsTheTimeToLive() {
    openExpiring("value");

    type("better");
    assertTrue(model.modified().get());
    model.save();

    Entry saved = somebody.entry("key").orElseThrow();
    assertEquals("better", saved.value());
    assertTrue(ttl(saved) > 900, "the time to live is " + saved.ttl());
    assertFalse(model.modified().get());
    assertEquals(saved.revision(), model.baseProperty().get().revision());
  }

  @Test
  void aChangeOnTheServerShowsWhileThereIsNoDraft() {
    openHolding("value");

    somebody.put("key", "theirs");

    until("their value", () -> mine().equals("theirs"));
    assertFalse(model.modified().get());
  }

  @Test
  void aChangeOnTheServerIsToldAndTheDraftStays() {
    openHolding("value");
    type("mine");

    somebody.put("key", "theirs");

    until("that it is behind", () -> model.behind().get());
    assertEquals("mine", mine());
    assertEquals("value", model.baseProperty().get().text());
    assertEquals("theirs", model.theirsProperty().get().text());
  }

  @Test
  void aSaveOverAChangeThatWasToldIsAConflictAndChangesNothing() {
    openHolding("value");
    type("mine");
    somebody.put("key", "theirs");
    until("that it is behind", () -> model.behind().get());

    model.save();

    assertTrue(model.conflictProperty().get());
    assertEquals("theirs", somebody.get("key").orElseThrow());
  }

  @Test
  void aSaveOverAChangeThatWasNotToldYetIsAConflictToo() {
    openHolding("value");
    type("mine");
    somebody.put("key", "theirs");

    model.save();

    assertEquals("theirs", somebody.get("key").orElseThrow());
    until("the conflict", () -> model.conflictProperty().get() && model.behind().get());
    assertEquals(
        "key was not saved: somebody else has changed it meanwhile.", fixture.told().getLast());
    assertEquals("mine", mine());
  }

  @Test
  void theirsCanBeTaken() {
    conflict();

    model.takeTheirs();

    assertEquals("theirs", mine());
    assertFalse(model.modified().get());
    assertFalse(model.conflictProperty().get());
  }

  @Test
  void theirsCanBeOverwrittenKnowingly() {
    conflict();

    model.overwrite();

    assertEquals("mine", somebody.get("key").orElseThrow());
    assertFalse(model.conflictProperty().get());
    assertFalse(model.modified().get());
  }

  @Test
  void whatCameAfterTheirsIsNotOverwritten() {
    conflict();
    somebody.put("key", "newer");

    model.overwrite();

    assertEquals("newer", somebody.get("key").orElseThrow());
    until("another conflict", () -> model.theirsProperty().get().text().equals("newer"));
    assertTrue(model.conflictProperty().get());
    assertEquals("mine", mine());
  }

  @Test
  void aMergedTextIsSavedOnTopOfTheirs() {
    conflict();

    model.merged("mine and theirs");
    assertEquals("theirs", somebody.get("key").orElseThrow());
    model.save();

    assertEquals("mine and theirs", somebody.get("key").orElseThrow());
  }

  @Test
  void anotherTimeToLiveIsNoConflict() {
    openHolding("value");
    type("mine");
    somebody.touch("key", Ttl.seconds(1000));

    model.save();

    until("the save", () -> !model.modified().get());
    Entry saved = somebody.entry("key").orElseThrow();
    assertEquals("mine", saved.value());
    assertTrue(ttl(saved) > 900);
  }

  @Test
  void theSameChangeBySomebodyElseIsNoConflict() {
    openHolding("value");
    type("same");
    somebody.put("key", "same");

    until("that nothing is left to save", () -> !model.modified().get());
    assertFalse(model.behind().get());
  }

  @Test
  void aKeyThatIsNotThereIsMadeBySaving() {
    open("new");
    type("value");

    model.save();

    assertEquals("value", somebody.get("new").orElseThrow());
    assertFalse(model.modified().get());
  }

  @Test
  void aKeyThatSomebodyElseMakesFirstIsNotOverwritten() {
    open("new");
    type("mine");
    somebody.put("new", "theirs");

    model.save();

    assertEquals("theirs", somebody.get("new").orElseThrow());
    until("the conflict", () -> model.conflictProperty().get() && model.behind().get());
  }

  @Test
  void aKeyThatIsDeletedUnderADraftIsMadeAgainKnowingly() {
    openHolding("value");
    type("mine");
    somebody.delete("key");
    until("that it is behind", () -> model.behind().get());
    assertEquals("mine", mine());

    model.save();
    assertTrue(model.conflictProperty().get());
    model.overwrite();

    assertEquals("mine", somebody.get("key").orElseThrow());
  }

  @Test
  void anEmptyValueIsNotTheSameAsNoKey() {
    somebody.put("key", "");
    open("key");

    somebody.delete("key");

    until("that it is gone", () -> model.baseProperty().get() instanceof Held.Nothing);
  }

  @Test
  void theTimeToLiveIsSetAndTakenAwayWithoutTheValue() {
    openHolding("value");
    type("draft");

    assertTrue(model.expireIn("15m"));
    until("the time to live", () -> model.leftProperty().get() != null);
    assertTrue(Math.abs(900 - ttl(somebody.entry("key").orElseThrow())) <= 5);

    model.persist();
    until("no time to live", () -> model.leftProperty().get() == null);
    assertNull(somebody.entry("key").orElseThrow().ttl());
    assertEquals("value", somebody.get("key").orElseThrow());
    assertEquals("draft", mine());
    assertFalse(model.behind().get());
  }

  @Test
  void theTimeToLiveCountsDown() {
    openExpiring("value");
    Duration before = model.leftProperty().get();

    fixture.clock().pass(Duration.ofSeconds(10));
    model.tick();

    assertEquals(before.minusSeconds(10), model.leftProperty().get());
  }

  @Test
  void whatIsNoTimeIsRefusedWithASentence() {
    openHolding("value");

    assertFalse(model.expireIn("soon"));

    assertEquals(
        "'soon' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d.",
        model.troubleProperty().get().sentence());
  }

  @Test
  void anEditIsUndone() {
    openExpiring("value");
    type("better");
    model.save();

    model.undo();

    Entry back = somebody.entry("key").orElseThrow();
    assertEquals("value", back.value());
    assertTrue(ttl(back) > 900);
    assertEquals("The edit of key is undone.", fixture.told().getLast());
    until("the value of before", () -> mine().equals("value"));
  }

  @Test
  void anEditOnTopOfWhichSomebodyElseHasBuiltIsNotUndone() {
    openHolding("value");
    type("better");
    model.save();
    somebody.put("key", "best");

    model.undo();

    assertEquals("best", somebody.get("key").orElseThrow());
    assertEquals(
        "The edit of key was not undone: the key has been changed since.",
        fixture.told().getLast());
  }

  @Test
  void aDeletionIsUndoneWithTheTimeThatTheKeyHadLeft() {
    openExpiring("value");
    model.delete();
    assertTrue(somebody.get("key").isEmpty());
    assertEquals("", mine());

    fixture.clock().pass(Duration.ofSeconds(100));
    model.undo();

    Entry back = somebody.entry("key").orElseThrow();
    assertEquals("value", back.value());
    assertTrue(Math.abs(900 - ttl(back)) <= 5);
  }

  @Test
  void aKeyThatHasChangedIsNotDeleted() {
    openHolding("value");
    somebody.put("key", "theirs");

    model.delete();

    assertEquals("theirs", somebody.get("key").orElseThrow());
    assertEquals(
        "key was not deleted: somebody else has changed it meanwhile.", fixture.told().getLast());
  }

  @Test
  void aDeletionThatFailsNeverSavesTheDraftInstead() {
    openHolding("value");
    type("mine");
    somebody.touch("key", Ttl.seconds(1000));

    model.delete();
    until("the other time to live", () -> model.leftProperty().get() != null);

    assertEquals("value", somebody.get("key").orElseThrow());
    assertEquals("mine", mine());
    assertFalse(model.conflictProperty().get());
  }

  @Test
  void aReloadKeepsTheDraft() {
    openHolding("value");
    type("mine");

    model.reload();
    until("that it is loaded again", () -> model.loadedProperty().get());

    assertEquals("mine", mine());
    assertFalse(model.behind().get());
    assertEquals(0, model.draftsProperty().get());
  }

  @Test
  void nothingIsDeletedWithoutAYes() {
    openHolding("value");
    fixture.refuse();

    model.delete();

    assertEquals("value", somebody.get("key").orElseThrow());
    assertEquals("Delete", fixture.asked().getLast().verb());
  }

  @Test
  void aCreationIsUndone() {
    open("new");
    type("value");
    model.save();

    model.undo();

    assertTrue(somebody.get("new").isEmpty());
  }

  @Test
  void aDraftWaitsWhileAnotherKeyIsLookedAt() {
    somebody.put("one", "1");
    somebody.put("two", "2");
    open("one");
    type("mine");

    open("two");
    assertEquals("2", mine());
    assertEquals(1, model.draftsProperty().get());
    somebody.put("one", "theirs");
    open("one");

    assertEquals("mine", mine());
    assertTrue(model.behind().get());
    assertEquals(0, model.draftsProperty().get());
  }

  @Test
  void aServerThatComesBackWithoutTheKeyIsBelieved() {
    try (LiveStore own = LiveStore.plain();
        StoreClient theirs = own.somebody()) {
      theirs.put("key", "value");
      fixture.desk().session().open(own.target());
      open("key");
      type("mine");

      own.stop();
      until("that it is cut off", () -> model.cutProperty().get() != null);
      own.restart();
      until("that it is sure again", () -> model.cutProperty().get() == null);

      assertEquals("mine", mine());
      assertTrue(model.behind().get());
      assertTrue(model.theirsProperty().get() instanceof Held.Nothing);
    }
  }

  @Test
  void aValueThatIsTooLargeIsRefusedAndTheDraftStays() {
    openHolding("value");
    String large = "x".repeat((1 << 20) + 1);
    type(large);

    model.save();

    assertEquals("value", somebody.get("key").orElseThrow());
    assertEquals(large, mine());
    assertFalse(model.busyProperty().get());
    assertTrue(model.troubleProperty().get().sentence().length() > 0);
  }

  private static long ttl(Entry entry) {
    return Objects.requireNonNull(entry.ttl(), "no time to live");
  }

  private void conflict() {
    openHolding("value");
    type("mine");
    somebody.put("key", "theirs");
    until("that it is behind", () -> model.behind().get());
    model.save();
    assertTrue(model.conflictProperty().get());
  }

  private void openHolding(String value) {
    somebody.put("key", value);
    open("key");
  }

  private void openExpiring(String value) {
    somebody.put("key", value, Ttl.seconds(1000));
    open("key");
  }

  private void open(String key) {
    model.open(key);
    until("that " + key + " is loaded", () -> model.loadedProperty().get());
  }

  private void type(String text) {
    model.draftProperty().set(text);
  }

  private String mine() {
    return model.draftProperty().get();
  }

  private void until(String what, BooleanSupplier condition) {
    Await.until(
        what,
        () -> {
          model.tick();
          return condition.getAsBoolean();
        });
  }
}
