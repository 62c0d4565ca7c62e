package lockmap.console.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import lockmap.client.StoreClient;
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

/** Writes and runs batches as an operator does. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class BatchTest {

  private OpenConsole console;
  private FxRobot robot;

  @BeforeEach
  void open(OpenConsole opened, FxRobot operator) {
    console = opened;
    robot = operator;
    console.go("Batch");
  }

  @Test
  void theExampleRunsEachByItself(LiveStore store) {
    console.connect(store.target());
    robot.clickOn("#batch-example");
    assertEquals(4, table().getItems().size());

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    awaitResult("Ran 4 operations");
    assertEquals(List.of("created", "added", "swapped", "found"), answers());
    assertFalse(console.node("batch-old", Label.class).isVisible());
  }

  @Test
  void anOperationIsWrittenAndCommitted(LiveStore store) {
    console.connect(store.target());
    robot.clickOn("#batch-first");
    robot.write("a");
    robot.clickOn("#batch-method-put");
    type("batch-value", "one\ntwo");
    type("batch-ttl", "1h");
    robot.clickOn("#batch-how-all-or-nothing");
    robot.clickOn("#batch-value");

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    awaitResult("Committed 1 operation");
    assertTrue(answers().getFirst().matches("created at revision \\d+"), answers().getFirst());
    try (StoreClient somebody = store.somebody()) {
      assertEquals(Optional.of("one\ntwo"), somebody.get("a"));
    }
  }

  @Test
  void aBatchIsUndoneAndItsCauseIsShown(LiveStore store) {
    console.connect(store.target());
    json(
        """
        [{"method":"PUT","key":"a","value":"1"},
         {"method":"DELETE","key":"b","expected":"x"},
         {"method":"GET","key":"a"}]
        """);
    robot.clickOn("#batch-how-all-or-nothing");

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    awaitResult("Undone because of operation 2, the DELETE of b");
    assertEquals(
        List.of("would be created", "not tried"),
        List.of(answers().getFirst(), answers().getLast()));
    try (StoreClient somebody = store.somebody()) {
      assertEquals(Optional.empty(), somebody.get("a"));
    }
  }

  @Test
  void aFaultIsNamedWithItsRowAndField(LiveStore store) {
    console.connect(store.target());
    robot.clickOn("#batch-example");
    robot.clickOn("PUT");
    Await.onScreen("the first row", () -> table().getSelectionModel().getSelectedIndex() == 0);

    type("batch-ttl", "soon");

    assertEquals(
        "Operation 1, time to live: 'soon' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d",
        label("batch-hindrance"));
    assertEquals(
        "Time to live: 'soon' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d",
        label("batch-fault"));
    assertTrue(console.node("batch-run", Button.class).isDisabled());
    type("batch-ttl", "90");
    assertFalse(console.node("batch-run", Button.class).isDisabled());
  }

  @Test
  void onlyTheFieldsOfTheMethodAreShown() {
    robot.clickOn("#batch-first");
    robot.clickOn("#batch-method-incr");
    assertTrue(shown("batch-by"));
    assertFalse(shown("batch-value") || shown("batch-ttl") || shown("batch-guard"));

    robot.clickOn("#batch-method-cas");
    assertTrue(shown("batch-expected") && shown("batch-value") && shown("batch-guard"));
    robot.clickOn("#batch-becomes-remove-the-key");
    assertFalse(shown("batch-value") || shown("batch-by"));
  }

  @Test
  void rowsAreMovedAndDeletedByTheKeyboard() {
    robot.clickOn("#batch-example");
    focusTable(3);

    robot.push(KeyCode.ALT, KeyCode.UP);
    robot.push(KeyCode.ALT, KeyCode.UP);
    assertEquals(List.of("PUT", "GET", "INCR", "CAS"), methods());
    assertEquals(1, table().getSelectionModel().getSelectedIndex());
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    assertEquals(List.of("PUT", "INCR", "GET", "CAS"), methods());

    robot.push(KeyCode.DELETE);
    assertEquals(List.of("PUT", "INCR", "CAS"), methods());
    robot.clickOn("#toast-action");
    assertEquals(List.of("PUT", "INCR", "GET", "CAS"), methods());

    focusTable(0);
    robot.push(KeyCode.CONTROL, KeyCode.D);
    assertEquals(List.of("PUT", "PUT", "INCR", "GET", "CAS"), methods());
  }

  @Test
  void rowsAreCopiedAndPasted() {
    robot.clickOn("#batch-example");
    focusTable(0);

    robot.push(KeyCode.CONTROL, KeyCode.C);
    robot.push(KeyCode.CONTROL, KeyCode.V);

    assertEquals(List.of("PUT", "PUT", "INCR", "CAS", "GET"), methods());
  }

  @Test
  void jsonAndTheTableAreTheSameBatch() {
    robot.clickOn("#batch-example");
    robot.clickOn("#batch-view-json");
    String json = console.node("batch-json", TextArea.class).getText();
    assertTrue(
        json.startsWith(
            "[\n  {\"method\":\"PUT\",\"key\":\"example/stock\",\"value\":\"12\",\"ttl\":3600},"),
        json);

    type("batch-json", json.replace("INCR", "COUNT"));
    robot.clickOn("#batch-view-table");
    Await.onScreen(
        "the complaint",
        () ->
            label("batch-complaint")
                .startsWith("operation 2: \"method\" must be GET, PUT, DELETE, CAS or INCR, not "));
    assertTrue(console.node("batch-json", TextArea.class).getParent().isVisible());

    type("batch-json", json.replace("\"by\":-1", "\"by\":-2"));
    robot.clickOn("#batch-view-table");
    assertEquals("-2", rows().get(1).draft().text(Field.BY));
    assertFalse(console.node("batch-json", TextArea.class).getParent().isVisible());
  }

  @Test
  void aBatchIsSavedAndOpenedAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("stock.json");
    console.files().willBe(file);
    robot.clickOn("#batch-example");
    assertEquals("not saved", label("batch-file"));

    robot.push(KeyCode.CONTROL, KeyCode.S);

    Await.onScreen("saved", () -> label("batch-file").equals("stock.json"));
    assertTrue(Files.readString(file).contains("\"INCR\""));
    focusTable(0);
    robot.push(KeyCode.DELETE);
    assertEquals("stock.json – not saved", label("batch-file"));

    robot.clickOn("#batch-open");
    robot.clickOn("#question-act");

    Await.onScreen("opened", () -> methods().equals(List.of("PUT", "INCR", "CAS", "GET")));
    assertEquals("stock.json", label("batch-file"));
  }

  @Test
  void aReadOnlyConnectionRunsOnlyReads(LiveStore store) {
    console.connect(store.target("production", true));
    robot.clickOn("#batch-example");
    assertEquals(
        "Operation 1 is a PUT, and this connection is read-only.", label("batch-hindrance"));
    assertTrue(console.node("batch-run", Button.class).isDisabled());

    json("[{\"method\":\"GET\",\"key\":\"a\"}]");
    robot.clickOn("#batch-run");

    awaitResult("Ran 1 operation");
    assertEquals(List.of("not found"), answers());
  }

  @Test
  void answersAreMarkedAsOldOnceAnOperationIsEdited(LiveStore store) {
    console.connect(store.target());
    json("[{\"method\":\"GET\",\"key\":\"a\"}]");
    robot.clickOn("#batch-run");
    awaitResult("Ran 1 operation");

    type("batch-key", "b");

    assertTrue(console.node("batch-old", Label.class).isVisible());
    assertEquals(List.of("not found"), answers());
  }

  @Test
  void theWindowAsksBeforeItDropsABatch() {
    robot.clickOn("#batch-example");
    robot.interact(() ->
        Platform.runLater(() -> {
          Window window = table().getScene().getWindow();
          window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        }));
    Await.onScreen("the question", () -> robot.lookup("#question-act").tryQuery().isPresent());

    robot.push(KeyCode.ESCAPE);

    Await.onScreen("no question", () -> robot.lookup("#question-act").tryQuery().isEmpty());
    assertTrue(table().getScene().getWindow().isShowing());
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void itCanBeLookedAt(Appearance appearance, LiveStore store) throws IOException {
    console.connect(store.target("Orders, staging", false));
    Await.onFx(appearance::apply);
    picture("empty", appearance);
    json(
        """
        [{"method":"PUT","key":"orders/2026/11/25/0001","value":"{\\"state\\":\\"paid\\"}","ttl":900},
         {"method":"INCR","key":"stock/apples","by":-12},
         {"method":"CAS","key":"config/機能/漢字のキー","expected":null,"new":"on"},
         {"method":"GET","key":"sessions/%s"},
         {"method":"DELETE","key":"orders/old","if_revision":42},
         {"method":"GET","key":"stock/apples"}]
        """
            .formatted("long".repeat(60)));
    focusTable(0);
    robot.clickOn("#batch-run");
    awaitResult("Ran 6 operations");
    picture("filled", appearance);
    robot.clickOn("#batch-how-all-or-nothing");
    robot.clickOn("#batch-run");
    awaitResult("Undone because of operation 3, the CAS of config/機能/漢字のキー");
    focusTable(2);
    type("batch-key", "");
    picture("undone", appearance);
    robot.clickOn("#batch-view-json");
    type(
        "batch-json", "[{\"method\":\"GET\",\"key\":\"a\"},\n {\"method\":\"PUT\",\"key\":\"a\"}]");
    Await.onScreen("the complaint", () -> label("batch-complaint").startsWith("operation 2"));
    picture("json", appearance);
  }

  private void picture(String state, Appearance appearance) throws IOException {
    String name = ("batch-" + state + "-" + appearance).toLowerCase(Locale.ROOT);
    assertTrue(Files.size(console.picture(name)) > 1000);
  }

  private void json(String text) {
    robot.push(KeyCode.CONTROL, KeyCode.J);
    type("batch-json", text);
    robot.push(KeyCode.CONTROL, KeyCode.J);
  }

  private void type(String id, String text) {
    robot.interact(() -> console.node(id, TextInputControl.class).setText(text));
  }

  private void focusTable(int row) {
    robot.interact(() -> {
      table().requestFocus();
      table().getSelectionModel().clearAndSelect(row);
    });
  }

  private void awaitResult(String headline) {
    Await.onScreen(
        headline,
        () ->
            console.node("batch-result", Node.class).isVisible()
                && label("batch-result-headline").startsWith(headline));
  }

  private boolean shown(String id) {
    return console.node(id, Node.class).getParent().isVisible();
  }

  private TableView<?> table() {
    return console.node("batch-table", TableView.class);
  }

  private List<Row> rows() {
    return table().getItems().stream().map(Row.class::cast).toList();
  }

  private List<String> answers() {
    return rows().stream()
        .map(row -> row.answerProperty().get())
        .map(answer -> answer == null ? "" : answer.words())
        .toList();
  }

  private List<String> methods() {
    return rows().stream().map(row -> row.draft().method().name()).toList();
  }

  private String label(String id) {
    return console.node(id, Label.class).getText();
  }
}
