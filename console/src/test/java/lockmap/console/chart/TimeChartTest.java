package lockmap.console.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import lockmap.console.chart.TimeSeries.Fold;
import lockmap.console.ui.Appearance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class TimeChartTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final FxRobot robot = new FxRobot();
  private final TimeSeries series =
      new TimeSeries(2, 60, Duration.ofSeconds(1), Duration.ofSeconds(2), Fold.MEAN);
  private @Nullable TimeChart opened;

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(stage -> {
      Appearance.LIGHT.apply();
      TimeChart chart =
          new TimeChart(
              "rates",
              "Operations",
              Unit.PER_SECOND,
              List.of(new Line("get", Hue.BLUE), new Line("put", Hue.ORANGE)));
      opened = chart;
      stage.setScene(new Scene(chart, 400, 240));
      stage.show();
    });
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void itSaysThatThereIsNothing() {
    assertTrue(node("rates-nothing").isVisible());
    assertEquals("Operations: get –, put –", chart().getAccessibleText());

    fill(60);

    assertFalse(node("rates-nothing").isVisible());
    assertEquals("Operations: get 1.06 k/s, put 59/s", chart().getAccessibleText());
  }

  @Test
  void whatIsNotKnownIsAGapInTheLine() {
    fill(20);
    assertEquals(1, pieces(0));

    robot.interact(() -> {
      series.advance(START.plusSeconds(30));
      series.add(START.plusSeconds(31), 5, 5);
      chart().refresh();
    });

    assertEquals(2, pieces(0));
  }

  @Test
  void aLineIsHiddenByTheKeyboardAndTheAxisFitsTheOther() {
    fill(60);
    assertEquals(1200, up().getUpperBound());
    robot.interact(() -> node("rates-get").requestFocus());

    robot.push(KeyCode.SPACE);

    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(line(0).isVisible());
    assertTrue(line(1).isVisible());
    assertEquals(80, up().getUpperBound());
    assertEquals("get 1.06 k/s, hidden", node("rates-get").getAccessibleText());
  }

  @Test
  void theLegendReadsTheMomentAtThePointer() {
    fill(60);
    Node plot = robot.lookup(".chart-plot-background").query();

    robot.moveTo(plot);

    WaitForAsyncUtils.waitForFxEvents();
    String moment = label("rates-moment");
    assertTrue(moment.matches("\\d\\d:\\d\\d:\\d\\d · (29|30|31) s ago"), moment);
    double ago = chart().markedAgoProperty().get();
    assertEquals("%.0f/s".formatted(59 - ago), label("rates-put-value"));
  }

  @Test
  void theKeyboardMarksAMoment() {
    fill(60);
    robot.interact(chart()::requestFocus);

    robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT);
    assertEquals(2, chart().markedAgoProperty().get());
    assertEquals("57/s", label("rates-put-value"));
    robot.push(KeyCode.RIGHT);
    assertEquals("58/s", label("rates-put-value"));
    robot.push(KeyCode.ESCAPE);
    assertEquals("59/s", label("rates-put-value"));
    assertEquals("", label("rates-moment"));
  }

  private TimeChart chart() {
    return Objects.requireNonNull(opened);
  }

  private void fill(int seconds) {
    robot.interact(() -> {
      for (int second = 0; second < seconds; second++) {
        series.add(START.plusSeconds(second), 1000 + second, second);
      }
      chart().show(series);
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private long pieces(int line) {
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> chart().layout());
    return line(line).getElements().stream().filter(MoveTo.class::isInstance).count();
  }

  private Path line(int index) {
    return robot.lookup(".plot-line").queryAllAs(Path.class).stream()
        .skip(index)
        .findFirst()
        .orElseThrow();
  }

  private NumberAxis up() {
    return robot.lookup(".axis").queryAllAs(NumberAxis.class).stream()
        .filter(axis -> axis.getUpperBound() > 0)
        .findFirst()
        .orElseThrow();
  }

  private Node node(String id) {
    return robot.lookup("#" + id).query();
  }

  private String label(String id) {
    return ((Label) node(id)).getText();
  }
}
