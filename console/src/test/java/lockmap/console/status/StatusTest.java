package lockmap.console.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.MoveTo;
import javafx.scene.text.Text;
import lockmap.client.RefusedException;
import lockmap.client.StoreClient;
import lockmap.console.Await;
import lockmap.console.ConsoleExtension;
import lockmap.console.LiveStore;
import lockmap.console.OpenConsole;
import lockmap.console.SharedStore;
import lockmap.console.chart.TimeChart;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

/** Looks at a server as an operator does. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class StatusTest {

  private OpenConsole console;
  private FxRobot robot;

  @BeforeEach
  void open(OpenConsole opened, FxRobot operator) {
    console = opened;
    robot = operator;
    console.go("Status");
  }

  @Test
  void withoutAServerItSaysSo() {
    assertTrue(node("status-empty").isVisible());
    assertTrue(console.node("status-pause", Button.class).isDisabled());
    assertTrue(console.node("status-csv", Button.class).isDisabled());
  }

  @Test
  void plotsMoveUnderLoad(LiveStore store) {
    console.connect(store.target());
    try (Load _ = new Load(store)) {
      Await.onScreen("reads", () -> label("status-operations-get-value").matches("[1-9].*/s"));
      Await.onScreen("writes", () -> label("status-operations-put-value").matches("[1-9].*/s"));
      Await.onScreen("latency", () -> label("status-latency-p99-value").matches(".+ [µm]?s"));
      Await.onScreen("keys", () -> label("status-keys-keys-value").matches("[1-9].*"));
      Await.onScreen("lines", () -> pieces("operations") > 0);
    }
    Await.onScreen("peace", () -> label("status-operations-get-value").equals("0/s"));
  }

  @Test
  void factsAreShown(LiveStore store) {
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a", "1");
    }
    console.connect(store.target());

    Await.onScreen("keys", () -> label("status-keys-value").equals("1"));
    assertTrue(label("status-lockmap-value").matches("\\d.*"), label("status-lockmap-value"));
    assertEquals(store.address().toString(), label("status-lockmap-detail"));
    assertTrue(label("status-uptime-value").matches("(\\d+m )?\\d+s"));
    assertTrue(label("status-memory-detail").matches("0 % of .+iB"));
    assertFalse(node("status-empty").isVisible());
    assertEquals("of 10,000", label("status-watchers-detail"));
  }

  @Test
  void theViewIsPausedAndGoesOnByTheKeyboard(LiveStore store) {
    console.connect(store.target());
    Await.onScreen("no keys", () -> label("status-keys-value").equals("0"));

    robot.push(KeyCode.CONTROL, KeyCode.P);
    assertTrue(
        label("status-paused")
            .matches("Paused at \\d\\d:\\d\\d:\\d\\d, figures are still gathered"));
    assertEquals("Resume", console.node("status-pause", Button.class).getText());
    try (StoreClient somebody = store.somebody()) {
      somebody.put("a", "1");
    }
    Await.onScreen(
        "the status bar goes on", () -> label("connection-figures").startsWith("1 keys"));
    assertEquals("0", label("status-keys-value"));

    robot.push(KeyCode.CONTROL, KeyCode.P);
    assertEquals("1", label("status-keys-value"));
    assertFalse(node("status-paused").isVisible());
  }

  @Test
  void theRangeIsSwitchedByTheKeyboard(LiveStore store) {
    console.connect(store.target());

    robot.push(KeyCode.ALT, KeyCode.DIGIT2);
    assertTrue(console.node("status-range-10-min", ToggleButton.class).isSelected());
    Await.onScreen("its axis", () -> axisSays("8 min"));
    robot.push(KeyCode.ALT, KeyCode.DIGIT3);
    assertTrue(console.node("status-range-60-min", ToggleButton.class).isSelected());
    Await.onScreen("its axis", () -> axisSays("45 min"));
    robot.clickOn("#status-range-1-min");
    Await.onScreen("its axis", () -> axisSays("45 s"));
  }

  @Test
  void theLatencyOfAnotherKindIsChosen(LiveStore store) {
    console.connect(store.target());
    ChoiceBox<?> kinds = console.node("status-latency-kind", ChoiceBox.class);
    robot.interact(kinds::requestFocus);

    int before = kinds.getItems().indexOf(kinds.getValue());
    int wanted = before == 0 ? 1 : before - 1;

    robot.push(KeyCode.SPACE);
    Await.onScreen("the kinds", kinds::isShowing);
    robot.push(before == 0 ? KeyCode.DOWN : KeyCode.UP).push(KeyCode.ENTER);

    Await.onScreen("another kind", () -> kinds.getSelectionModel().getSelectedIndex() == wanted);
  }

  @Test
  void aMomentIsMarkedInAllPlots(LiveStore store) {
    console.connect(store.target());
    Await.onScreen("a figure", () -> !label("status-keys-keys-value").equals("–"));
    robot.interact(() -> chart("memory").requestFocus());

    robot.push(KeyCode.LEFT);

    assertTrue(label("status-memory-moment").endsWith(" · 0 s ago"));
    assertEquals(label("status-memory-moment"), label("status-operations-moment"));
    robot.push(KeyCode.ESCAPE);
    assertEquals("", label("status-operations-moment"));
  }

  @Test
  void figuresAreExportedAsCsv(LiveStore store, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("figures.csv");
    console.files().willBe(file);
    console.connect(store.target());
    Await.onScreen("a rate", () -> label("status-operations-get-value").equals("0/s"));

    robot.clickOn("#status-csv");

    Await.until("the file", () -> Files.exists(file) && lines(file).size() > 1);
    assertTrue(lines(file).getFirst().startsWith("time,get_per_second,"));
    assertTrue(lines(file).getLast().matches("20\\S+Z,0,0,0,0,.*"), lines(file).getLast());
  }

  @Test
  void thePlotsAreExportedAsAPicture(LiveStore store, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("status.png");
    console.files().willBe(file);
    console.connect(store.target());

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);

    Await.onScreen("told", () -> robot.lookup("Exported to status.png.").tryQuery().isPresent());
    try (InputStream in = Files.newInputStream(file)) {
      Image image = new Image(in);
      assertFalse(image.isError());
      assertEquals(
          2 * console.node("status-charts", Charts.class).getWidth() + 48, image.getWidth(), 2);
    }
  }

  @Test
  void aFullStoreIsAdvisedOn() {
    try (LiveStore store = LiveStore.with(Map.of("LOCKMAP_STORE_MAX_MEMORY", "64KiB"));
        StoreClient somebody = store.somebody()) {
      somebody.put("a", "x".repeat(60 * 1024));
      console.connect(store.target());

      Await.onScreen(
          "advice", () -> node("status-advice").isVisible() && advised("% of what they may."));
      somebody.delete("a");
      Await.onScreen("no advice", () -> !node("status-advice").isVisible());
    }
  }

  @Test
  void aRateLimitThatWasReachedIsAdvisedOn() {
    Map<String, String> strict =
        Map.of(
            "LOCKMAP_RATE_LIMIT_ENABLED", "true",
            "LOCKMAP_RATE_LIMIT_PER_SECOND", "20",
            "LOCKMAP_RATE_LIMIT_BURST", "20");
    try (LiveStore store = LiveStore.with(strict);
        StoreClient somebody = store.somebody()) {
      console.connect(store.target());
      Await.onScreen("a rate", () -> label("status-refusals-rate-limited-value").equals("0/s"));

      askTooMuch(somebody);

      Await.onScreen("advice", () -> advised("refused by the rate limit within the last minute."));
      Await.onScreen("the plot", () -> moved("refusals"));
    }
  }

  @Test
  void anOutageLeavesAGap() {
    try (LiveStore store = LiveStore.plain()) {
      console.connect(store.target());
      Await.onScreen("a line", () -> pieces("keys") == 1);
      store.stop();
      Await.onScreen("the outage", () -> node("status-advice").isVisible());
      Await.onScreen("the gap", () -> label("status-keys-keys-value").equals("–"));
      store.restart();

      Await.onScreen("two pieces", () -> pieces("keys") == 2);
      Await.onScreen("no advice", () -> !node("status-advice").isVisible());
      assertTrue(
          robot.lookup(".toast-text").queryAllAs(Label.class).stream()
              .anyMatch(toast -> toast.getText().contains("is back after")));
    }
  }

  @Test
  void anotherServerClearsTheView(LiveStore store) {
    try (LiveStore other = LiveStore.plain()) {
      try (StoreClient somebody = store.somebody()) {
        somebody.put("a", "1");
      }
      console.connect(store.target());
      Await.onScreen("keys of one", () -> label("status-keys-value").equals("1"));
      robot.clickOn("#status-pause");

      console.connect(other.target("Other", false));

      Await.onScreen("keys of the other", () -> label("status-keys-value").equals("0"));
      assertEquals(other.address().toString(), label("status-lockmap-detail"));
      assertFalse(node("status-paused").isVisible());
      assertEquals("0", label("status-keys-keys-value"));
    }
  }

  @Test
  void thePaletteKnowsItsCommands() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("last hour");

    robot.push(KeyCode.ENTER);

    Await.onScreen(
        "the hour", () -> console.node("status-range-60-min", ToggleButton.class).isSelected());
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void itCanBeLookedAt(Appearance appearance) throws IOException {
    Await.onFx(appearance::apply);
    picture("empty", appearance);
    try (LiveStore store = LiveStore.with(Map.of("LOCKMAP_STORE_MAX_MEMORY", "1MiB"));
        StoreClient somebody = store.somebody();
        Load _ = new Load(store)) {
      somebody.put("ballast/1", "x".repeat(451 * 1024));
      somebody.put("ballast/2", "x".repeat(451 * 1024));
      console.connect(store.target("Orders, staging", false));
      Await.onScreen("a line", () -> points("operations") > 3);
      picture("load", appearance);
    }
  }

  private void picture(String state, Appearance appearance) throws IOException {
    String name = ("status-" + state + "-" + appearance).toLowerCase(Locale.ROOT);
    assertTrue(Files.size(console.picture(name)) > 1000);
  }

  private boolean advised(String words) {
    return robot.lookup(".advice .sentence").queryAllAs(Label.class).stream()
        .anyMatch(sentence -> sentence.getText().contains(words));
  }

  private boolean axisSays(String words) {
    return chart("operations").lookupAll(".axis").stream()
        .map(NumberAxis.class::cast)
        .flatMap(axis -> axis.getChildrenUnmodifiable().stream())
        .anyMatch(mark -> mark instanceof Text label && label.getText().equals(words));
  }

  private long pieces(String plot) {
    return line(plot).getElements().stream().filter(MoveTo.class::isInstance).count();
  }

  private long points(String plot) {
    return line(plot).getElements().size();
  }

  private static void askTooMuch(StoreClient client) {
    int refused = 0;
    while (refused < 50) {
      try {
        client.get("a");
      } catch (RefusedException e) {
        refused++;
      }
    }
  }

  /** Whether a plot's first line is anywhere above nothing. */
  private boolean moved(String plot) {
    return line(plot).getBoundsInLocal().getHeight() > 10;
  }

  private javafx.scene.shape.Path line(String plot) {
    return (javafx.scene.shape.Path) chart(plot).lookup(".plot-line");
  }

  private TimeChart chart(String plot) {
    int index = Plot.ALL.stream().map(Plot::id).toList().indexOf(plot);
    return (TimeChart) console.node("status-charts", Charts.class).getChildren().get(index);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node node(String id) {
    return console.node(id, Node.class);
  }

  private String label(String id) {
    return console.node(id, Label.class).getText();
  }
}
