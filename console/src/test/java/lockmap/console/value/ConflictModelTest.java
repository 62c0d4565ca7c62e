package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import lockmap.console.Await;
import lockmap.console.LiveStore;
import lockmap.console.value.ConflictModel.Side;
import org.junit.jupiter.api.Test;

class ConflictModelTest extends ConnectedTest {

  private final ValueModel value = new ValueModel(fixture.desk());
  private final ConflictModel model = new ConflictModel(value);

  ConflictModelTest(LiveStore store) {
    super(store);
  }

  @Test
  void eachTwoOfTheThreeAreSetSideBySide() {
    conflict("a\nb\n", "A\nb\n", "a\nB\nc\n");

    assertEquals("1 difference: 1 line removed, 2 added.", summary());
    model.sideProperty().set(Side.MINE);
    assertEquals("1 difference: 1 line removed, 1 added.", summary());
    model.sideProperty().set(Side.BOTH);
    assertEquals("1 difference: 3 lines removed, 2 added.", summary());
    model.sideProperty().set(Side.MERGE);
    assertNull(model.diffProperty().get());
    assertNotNull(model.mergeProperty().get());
  }

  @Test
  void aMergeWithConflictsIsNotSaved() {
    conflict("a\n", "mine\n", "theirs\n");
    model.sideProperty().set(Side.MERGE);

    assertEquals("Resolve 1 conflict to save", model.obstacleProperty().get());
    model.save();
    model.edit();
    assertEquals("theirs\n", somebody.get("key").orElseThrow());
    assertEquals("mine\n", value.draftProperty().get());
    assertTrue(model.shownProperty().get());

    merge().choose(0, MergeModel.Choice.BOTH);
    assertEquals("", model.obstacleProperty().get());
    model.save();

    assertEquals("mine\ntheirs\n", somebody.get("key").orElseThrow());
    assertFalse(model.shownProperty().get());
  }

  @Test
  void aMergeIsEditedBeforeItIsSaved() {
    conflict("a\n\n\n\nb\n", "A\n\n\n\nb\n", "a\n\n\n\nB\n");
    model.sideProperty().set(Side.MERGE);

    model.edit();

    assertEquals("A\n\n\n\nB\n", value.draftProperty().get());
    assertTrue(value.modified().get());
    assertFalse(value.behind().get());
    assertEquals("a\n\n\n\nB\n", somebody.get("key").orElseThrow());
  }

  @Test
  void aMergeOfJsonThatIsNoneBecomesTheDraftAndIsNotSaved() {
    conflict("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
    model.sideProperty().set(Side.MERGE);
    merge().choose(0, MergeModel.Choice.BOTH);

    model.save();

    assertEquals("{\"a\":3}", somebody.get("key").orElseThrow());
    assertEquals("{\n  \"a\": 2\n  \"a\": 3\n}", value.draftProperty().get());
    assertTrue(fixture.told().getLast().startsWith("The merge is not saved"));
  }

  @Test
  void anotherChangeOnTheServerBeginsTheMergeAnewAndSaysSo() {
    conflict("a\n", "mine\n", "theirs\n");
    model.sideProperty().set(Side.MERGE);
    merge().choose(0, MergeModel.Choice.THEIRS);

    somebody.put("key", "newer\n");
    until("the newer", () -> value.theirsProperty().get().text().equals("newer\n"));

    assertEquals("Resolve 1 conflict to save", model.obstacleProperty().get());
    assertEquals(
        "The value changed on the server once more: the merge begins anew.",
        fixture.told().getLast());
  }

  @Test
  void lookingAtTheDifferencesSavesNothingWhenTheyGoAway() {
    open("a");
    value.draftProperty().set("mine");
    somebody.put("key", "theirs");
    until("that it is behind", () -> value.behind().get());
    model.compare();
    assertTrue(model.shownProperty().get());

    somebody.put("key", "a");
    until("that it is not", () -> !value.behind().get());

    assertFalse(model.shownProperty().get());
    assertEquals("a", somebody.get("key").orElseThrow());
    assertEquals("mine", value.draftProperty().get());
  }

  @Test
  void aKeyThatIsGoneCannotBeMerged() {
    open("a");
    value.draftProperty().set("mine");
    somebody.delete("key");
    until("that it is behind", () -> value.behind().get());

    value.save();

    assertTrue(model.shownProperty().get());
    assertFalse(model.mergeableProperty().get());
  }

  private void conflict(String base, String mine, String theirs) {
    open(base);
    value.draftProperty().set(mine);
    somebody.put("key", theirs);
    until("that it is behind", () -> value.behind().get());
    value.save();
    assertTrue(model.shownProperty().get());
  }

  private void open(String text) {
    somebody.put("key", text);
    value.open("key");
    until("loaded", () -> value.loadedProperty().get());
  }

  private String summary() {
    return Objects.requireNonNull(model.diffProperty().get()).summary();
  }

  private MergeModel merge() {
    return Objects.requireNonNull(model.mergeProperty().get());
  }

  private void until(String what, BooleanSupplier condition) {
    Await.until(
        what,
        () -> {
          value.tick();
          return condition.getAsBoolean();
        });
  }
}
