package lockmap.console.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.shape.MoveTo;
import lockmap.api.Latency;
import lockmap.console.ChosenFiles;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Png;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.Typefaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Draws an hour of a busy server, with an outage and a restart in it, for people to look at. */
@ExtendWith(SharedStore.class)
class StatusPicturesTest {

  private static final int SECONDS = 3600;

  private final FxRobot robot = new FxRobot();
  private final Random random = new Random(7);
  private final DeskFixture fixture = new DeskFixture();
  private final ChosenFiles files = new ChosenFiles();
  private final StatusModel model = new StatusModel(fixture.desk(), files);
  private final Said said = new Said();

  @AfterEach
  void close() throws Exception {
    robot.interact(fixture::close);
    FxToolkit.cleanupStages();
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void anHourCanBeLookedAt(Appearance appearance, LiveStore store) throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(stage -> {
      Typefaces.load();
      appearance.apply();
      fixture.desk().session().open(store.target("Orders", false));
      StatusView view = new StatusView(model);
      view.getStylesheets().add(Stylesheet.of(Appearance.class, "../console.css"));
      stage.setScene(new Scene(view, 816, 770));
      stage.show();
      hour();
    });
    for (Range range : Range.values()) {
      robot.interact(() -> model.rangeProperty().set(range));
      picture(range.name(), appearance);
    }
    assertEquals(2, pieces(), "pieces of the hour's line");
    robot.interact(model::togglePause);
    robot.interact(() -> charts().getChildren().getFirst().requestFocus());
    picture("paused", appearance);
    Path exported = Path.of("target", "screens", "status-exported-" + name(appearance) + ".png");
    files.willBe(exported);
    robot.interact(() -> ((StatusView) charts().getScene().getRoot()).exportPicture());
    assertTrue(Files.size(exported) > 1000);
  }

  private void hour() {
    for (int second = 1; second < SECONDS; second++) {
      live(second);
      fixture.clock().pass(Duration.ofSeconds(1));
      if (second < 3300 || second >= 3400) {
        model.gather(said.at(second));
      } else {
        model.tick();
      }
    }
  }

  private void live(int second) {
    double tide = 1 + 0.4 * Math.sin(second / 400.0) + 0.1 * Math.sin(second / 9.0);
    said.uptime = Duration.ofDays(12).plusSeconds(second);
    said.gets += Math.round(3200 * tide + random.nextInt(250));
    said.puts += Math.round(1100 * tide + random.nextInt(160));
    said.deletes += 180L + random.nextInt(60);
    said.swaps += 90L + random.nextInt(40);
    said.keys = 1_204_000 + Math.round(9000 * Math.sin(second / 700.0)) + second;
    said.limit = 256L << 20;
    said.held = (234L << 20) + 1000L * second;
    said.heapLimit = 2L << 30;
    said.heap = (300L << 20) + (second % 23) * (17L << 20);
    said.watchers = 40L + second / 600;
    said.connections = 62L + random.nextInt(5);
    said.refused += second % 500 > 460 ? random.nextInt(80) : 0;
    said.resets += second % 977 == 0 ? 1 : 0;
    long slow = random.nextInt(25) == 0 ? 260 : 0;
    said.get = new Latency(1000, 34 + random.nextInt(3), 70 + random.nextInt(9), 190 + slow, 0, 0);
  }

  private long pieces() {
    javafx.scene.shape.Path line =
        (javafx.scene.shape.Path) charts().getChildren().getFirst().lookup(".plot-line");
    return line.getElements().stream().filter(MoveTo.class::isInstance).count();
  }

  private Charts charts() {
    return robot.lookup("#status-charts").queryAs(Charts.class);
  }

  private void picture(String state, Appearance appearance) throws IOException {
    Image[] image = new Image[1];
    robot.interact(() -> image[0] = charts().getScene().snapshot(null));
    Path folder = Files.createDirectories(Path.of("target", "screens"));
    String name = "status-" + state.toLowerCase(Locale.ROOT) + "-" + name(appearance) + ".png";
    Png.write(image[0], folder.resolve(name));
    assertTrue(Files.size(folder.resolve(name)) > 1000);
  }

  private static String name(Appearance appearance) {
    return appearance.name().toLowerCase(Locale.ROOT);
  }
}
