package lockmap.console.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lockmap.api.Operation;
import lockmap.client.StoreClient;
import lockmap.console.ChosenFiles;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStore.class)
class BatchModelTest {

  private final DeskFixture fixture = new DeskFixture();
  private final ChosenFiles files = new ChosenFiles();
  private final BatchModel model = new BatchModel(fixture.desk(), files);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void eachOperationIsAnsweredByItself(LiveStore store) {
    connect(store);
    fill(
        new Operation.Put("a", "1"),
        new Operation.Increment("a", 4),
        new Operation.Delete("b"),
        new Operation.CompareAndSwap("a", "no", "x"),
        new Operation.Get("a"));

    model.run();

    assertEquals(List.of("created", "added", "not found", "condition failed", "found"), answers());
    assertEquals("5", rowAt(4).answerProperty().get().value());
    assertEquals("Ran 5 operations, of which 1 failed", result().headline());
    assertEquals(Result.Kind.PARTLY, result().kind());
  }

  @Test
  void aBatchThatIsOneActIsCommitted(LiveStore store) {
    connect(store);
    fill(new Operation.Put("a", "1"), new Operation.Get("a"));
    model.atomicProperty().set(true);

    model.run();

    assertEquals("Committed 2 operations", result().headline());
    assertTrue(answers().getFirst().matches("created at revision \\d+"), answers().getFirst());
    try (StoreClient somebody = store.somebody()) {
      assertEquals(Optional.of("1"), somebody.get("a"));
    }
  }

  @Test
  void aBatchThatIsOneActIsUndoneBecauseOfOneOperation(LiveStore store) {
    connect(store);
    fill(
        new Operation.Put("a", "1"),
        new Operation.CompareAndSwap("a", "2", "3"),
        new Operation.Get("a"));
    model.atomicProperty().set(true);

    model.run();

    assertEquals("Undone because of operation 2, the CAS of a", result().headline());
    assertEquals(
        "Nothing was carried out, because operation 2 was answered with 412.", result().detail());
    assertEquals(List.of("would be created", "condition failed", "not tried"), answers());
    assertEquals(rowAt(1), model.causeProperty().get());
    try (StoreClient somebody = store.somebody()) {
      assertEquals(Optional.empty(), somebody.get("a"));
    }
  }

  @Test
  void theLastOperationCanBeTheCause(LiveStore store) {
    connect(store);
    fill(new Operation.Put("a", "1"), new Operation.Increment("a", Long.MAX_VALUE));
    model.atomicProperty().set(true);

    model.run();

    assertEquals(rowAt(1), model.causeProperty().get());
  }

  @Test
  void theExampleRunsBothWaysAgainAndAgain(LiveStore store) {
    connect(store);
    model.insertExample();

    for (boolean atomic : List.of(false, true, true, false)) {
      model.atomicProperty().set(atomic);
      model.run();
      assertEquals(Result.Kind.DONE, result().kind());
    }
  }

  @Test
  void answersAreOldOnceAnOperationIsEdited(LiveStore store) {
    connect(store);
    fill(new Operation.Put("a", "1"));
    assertFalse(model.oldProperty().get(), "there is no answer yet");
    model.run();
    assertFalse(model.oldProperty().get());

    model.rows().edit(rowAt(0).draft().with(Field.VALUE, "2"));

    assertTrue(model.oldProperty().get());
    assertEquals(List.of("created"), answers());
    model.run();
    assertFalse(model.oldProperty().get());
    assertEquals(List.of("replaced"), answers());
  }

  @Test
  void anEditThatChangesNothingMakesNothingOld(LiveStore store) {
    connect(store);
    fill(new Operation.Get("a"));
    model.run();

    model.rows().edit(rowAt(0).draft().with(Field.KEY, "a"));

    assertFalse(model.oldProperty().get());
  }

  @Test
  void whatHindersARunIsTold(LiveStore store) {
    assertEquals("Add an operation first.", hindrance());
    model.add();
    assertEquals("Operation 1, key: \"key\" must be 1 to 1024 bytes of UTF-8", hindrance());
    model.rows().edit(rowAt(0).draft().with(Field.KEY, "k"));
    assertEquals("Connect to a server first.", hindrance());
    connect(store);
    assertEquals("", hindrance());
  }

  @Test
  void aReadOnlyConnectionRunsNothingButReads(LiveStore store) {
    fixture.desk().session().open(store.target("production", true));
    fill(new Operation.Get("a"), new Operation.Put("a", "1"));
    assertEquals("Operation 2 is a PUT, and this connection is read-only.", hindrance());
    model.run();
    assertNull(model.resultProperty().get());

    model.delete();
    model.run();

    assertEquals(List.of("not found"), answers());
  }

  @Test
  void aServerThatCannotBeReachedHasChangedNothing() {
    try (LiveStore store = LiveStore.plain()) {
      connect(store);
      fill(new Operation.Put("a", "1"));
      store.stop();

      model.run();

      assertEquals(Result.Kind.UNCHANGED, result().kind());
      assertEquals("Nothing was changed", result().headline());
      assertEquals("", hindrance());
    }
  }

  @Test
  void anotherServerKeepsTheOperationsAndForgetsTheAnswers(LiveStore store) {
    connect(store);
    fill(new Operation.Get("a"));
    model.run();

    fixture.desk().session().close();

    assertEquals(1, model.rows().list().size());
    assertNull(rowAt(0).answerProperty().get());
    assertNull(model.resultProperty().get());
  }

  @Test
  void rowsAreMovedDuplicatedAndDeletedWithAWayBack() {
    fill(new Operation.Get("a"), new Operation.Get("b"), new Operation.Get("c"));
    choose(2);
    model.move(1);
    assertEquals(List.of("a", "b", "c"), keys(), "the last moves no further");
    model.move(-1);
    model.move(-1);
    model.move(-1);
    assertEquals(List.of("c", "a", "b"), keys());

    model.duplicate();
    assertEquals(List.of("c", "c", "a", "b"), keys());
    assertEquals(rowAt(1), model.rows().chosenProperty().get());

    choose(2);
    model.delete();
    assertEquals(List.of("c", "c", "b"), keys());
    assertEquals(rowAt(2), model.rows().chosenProperty().get());
    assertEquals("Deleted operation 3.", fixture.told().getLast());
    Objects.requireNonNull(fixture.desk().notices().list().getLast().action()).act().run();
    assertEquals(List.of("c", "c", "a", "b"), keys());
  }

  @Test
  void whatWasCopiedIsPastedBehindTheChosenOne() {
    fill(new Operation.Get("a"), new Operation.Get("b"));
    choose(0);
    String copied = model.copied();

    model.paste(copied);
    model.paste(" {\"method\":\"INCR\",\"key\":\"n\"} ");
    assertEquals(List.of("a", "a", "n", "b"), keys());

    model.paste("[{\"method\":\"GET\"}]");
    assertEquals(
        "What was copied is no batch: operation 1: \"key\" is missing.",
        model.troubleProperty().get().sentence());
    assertEquals(4, keys().size());
  }

  @Test
  void thereAreNeverMoreThanABatchMayHave() {
    model.paste(DraftJson.write(Collections.nCopies(1024, Draft.of(new Operation.Get("k")))));
    model.add();

    assertEquals(1024, model.rows().list().size());
    assertEquals(
        "There is no room for 1 operation more in one batch. A batch may have 1,024 at most.",
        model.troubleProperty().get().text());
  }

  @Test
  void jsonAndBackLosesNothingOfWhatCannotBeRun() {
    model.add();
    model.rows().edit(Draft.EMPTY.with(Method.PUT).with(Field.TTL, "soon"));
    Row row = rowAt(0);

    model.toJson();
    assertEquals("operation 1: \"ttl\" must be a whole number from 1 to 3153600000", hindrance());
    assertTrue(model.toTable());

    assertEquals(row, rowAt(0), "untouched, it is the very row it was");
  }

  @Test
  void jsonThatCannotBeReadKeepsOneInJson() {
    fill(new Operation.Get("a"));
    model.toJson();
    model.json().textProperty().set("[{\"method\":\"GET\",\"key\":\"b\"},{}]");

    assertFalse(model.toTable());

    assertTrue(model.asJsonProperty().get());
    assertEquals("operation 2: \"method\" is missing", hindrance());
    assertEquals(List.of("a"), keys());
  }

  @Test
  void jsonIsJudgedWhileItIsWritten(LiveStore store) {
    connect(store);
    model.toJson();
    model.json().textProperty().set("[{");
    model.tick();
    assertTrue(hindrance().startsWith("the JSON is broken at line 1"), hindrance());

    model.json().textProperty().set("[{\"method\":\"GET\",\"key\":\"b\"}]");
    model.tick();
    assertEquals("", hindrance());
    model.run();
    assertFalse(model.asJsonProperty().get());
    assertEquals(List.of("not found"), answers());
  }

  @Test
  void whatIsWrittenCanBeRevertedToWhatItWas() {
    fill(new Operation.Get("a"));
    model.toJson();
    model.json().textProperty().set("nothing");

    model.json().revert();

    assertTrue(model.toTable());
    assertEquals(List.of("a"), keys());
  }

  @Test
  void aBatchIsSavedAndOpened(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("move.json");
    files.willBe(file);
    fill(new Operation.Put("a", "é\n", 60L), new Operation.Delete("b"));
    assertTrue(model.unsavedProperty().get());

    model.save();

    assertFalse(model.unsavedProperty().get());
    assertEquals("move.json", model.fileNameProperty().get());
    assertEquals(
        """
        [
          {"method":"PUT","key":"a","value":"é\\n","ttl":60},
          {"method":"DELETE","key":"b"}
        ]
        """,
        Files.readString(file));

    model.clear();
    assertEquals(List.of(), keys());
    model.open();
    assertEquals(List.of("a", "b"), keys());
    assertFalse(model.unsavedProperty().get());
    assertEquals(List.of(), fixture.asked());
  }

  @Test
  void aFileThatIsNoBatchIsOpenedToBeMended(@TempDir Path folder) throws IOException {
    files.willBe(Files.writeString(folder.resolve("wrong.json"), "{}"));

    model.open();

    assertTrue(model.asJsonProperty().get());
    assertEquals("{}", model.json().textProperty().get());
    assertEquals("a batch must be an array of operations", hindrance());
  }

  @Test
  void aFileThatCannotBeReadIsTold(@TempDir Path folder) throws IOException {
    fill(new Operation.Get("a"));
    files.willBe(folder.resolve("absent.json"));
    model.open();
    assertEquals("absent.json could not be read.", model.troubleProperty().get().sentence());

    files.willBe(Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff}));
    model.open();
    assertNotNull(model.troubleProperty().get());
    assertTrue(model.troubleProperty().get().advice().contains("UTF-8"));
    assertEquals(List.of("a"), keys());
  }

  @Test
  void whatIsNotSavedIsAskedAboutBeforeItIsDropped() {
    fill(new Operation.Get("a"));
    fixture.refuse();

    model.clear();
    model.open();

    assertEquals(List.of("a"), keys());
    assertEquals(2, fixture.asked().size());
    assertEquals("Drop the batch", fixture.asked().getLast().verb());
  }

  private void connect(LiveStore store) {
    fixture.desk().session().open(store.target());
  }

  private void fill(Operation... operations) {
    model.rows().insert(List.of(operations).stream().map(Draft::of).toList());
  }

  private void choose(int at) {
    model.rows().chosenProperty().set(rowAt(at));
  }

  private Row rowAt(int at) {
    return model.rows().list().get(at);
  }

  private List<String> keys() {
    return model.rows().drafts().stream().map(draft -> draft.text(Field.KEY)).toList();
  }

  private List<String> answers() {
    return model.rows().list().stream().map(row -> row.answerProperty().get().words()).toList();
  }

  private Result result() {
    return model.resultProperty().get();
  }

  private String hindrance() {
    return model.hindranceProperty().get();
  }
}
