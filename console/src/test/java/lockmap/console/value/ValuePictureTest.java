package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import javafx.stage.Stage;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.console.Await;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Writes each state of the view as a picture, for people to look at. */
@ExtendWith({SharedStore.class, ApplicationExtension.class})
class ValuePictureTest {

  private static final String ORDER =
      "{\"id\":\"2026-11-25/0001\",\"state\":\"paid\",\"total\":129.90,\"gift\":false,"
          + "\"customer\":{\"name\":\"漢字 Ümlaut 😀\",\"mail\":\"a@example.org\"},"
          + "\"lines\":[{\"sku\":\"apple\",\"count\":12},{\"sku\":\"pear\",\"count\":3}],\"note\":null}";

  private static final String CONFIG =
      "port = 8080\nhost = localhost\nworkers = 4\nlog = info\ncolour = blue\nretries = 3\n";

  @SuppressWarnings("NullAway.Init") // opened before each test
  private OpenValue value;

  @Start
  void start(Stage stage) {
    value = new OpenValue(stage, 620, 720);
  }

  @AfterEach
  void close() {
    value.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void itCanBeLookedAt(Appearance appearance, LiveStore store, FxRobot robot) throws IOException {
    OpenValue.onFx(appearance::apply);
    value.connect(store.target());
    picture("none", appearance);
    try (StoreClient somebody = store.somebody()) {
      somebody.put("orders/2026/11/25/0001", ORDER, Ttl.seconds(900));
      somebody.put("config/" + "long/".repeat(40) + "server.conf", CONFIG);
      somebody.put("binary", "\u0000\u0001PNG\r\n\u001a" + "x\u0007y".repeat(200) + "漢字");
      value.open("orders/2026/11/25/0001");
      picture("json", appearance);
      value.type("{\n  \"id\": 1,\n  \"state\": paid\n}");
      value.await("value-fault");
      picture("json-invalid", appearance);
      OpenValue.onFx(value.model::takeTheirs);
      value.open("config/" + "long/".repeat(40) + "server.conf");
      picture("text", appearance);
      value.type(CONFIG.replace("4", "8").replace("info", "debug"));
      somebody.put(
          "config/" + "long/".repeat(40) + "server.conf",
          CONFIG.replace("4", "16").replace("blue", "green"));
      value.await("value-change");
      picture("changed", appearance);
      robot.clickOn("#value-save");
      value.await("conflict");
      Await.until(
          "a diff", () -> value.words().stream().anyMatch(w -> w.startsWith("2 differences")));
      picture("conflict", appearance);
      robot.clickOn("#conflict-side-merge");
      Await.until("a conflict", () -> value.words().contains("Resolve 1 conflict to save"));
      picture("merge", appearance);
      robot.clickOn("#conflict-back");
      OpenValue.onFx(value.view::toggleSwap);
      picture("swap", appearance);
      robot.clickOn("#swap-new-text").write("new");
      robot.clickOn("#swap-run");
      value.await("swap-result");
      picture("swapped", appearance);
      robot.clickOn("#swap-expected-absent").clickOn("#swap-run");
      value.await("swap-expect");
      picture("not-swapped", appearance);
      OpenValue.onFx(value.view::toggleSwap);
      value.open("binary");
      picture("hex", appearance);
      value.open("nothing/here");
      value.await("value-create");
      picture("missing", appearance);
      OpenValue.onFx(() -> value.model.open("a/../b"));
      value.await("value-reload");
      picture("error", appearance);
    }
  }

  @Test
  void itIsNarrowAndNothingIsCutOff(LiveStore store) throws IOException {
    OpenValue.onFx(() -> value.resize(380, 720));
    value.connect(store.target());
    try (StoreClient somebody = store.somebody()) {
      somebody.put("orders/2026/11/25/0001", ORDER, Ttl.seconds(90_000));
      value.open("orders/2026/11/25/0001");
      picture("narrow-json", Appearance.LIGHT);
      value.type(ORDER.replace("paid", "sent"));
      somebody.put("orders/2026/11/25/0001", ORDER.replace("paid", "lost"));
      value.await("value-change");
      picture("narrow-changed", Appearance.LIGHT);
      OpenValue.onFx(value.view::toggleSwap);
      picture("narrow-swap", Appearance.LIGHT);
      OpenValue.onFx(value.view::toggleSwap);
      OpenValue.onFx(value.model::save);
      value.await("conflict");
      Await.until(
          "a diff", () -> value.words().stream().anyMatch(w -> w.startsWith("1 difference")));
      picture("narrow-conflict", Appearance.LIGHT);
    }
    assertEquals(380, OpenValue.onFx(() -> value.view.getWidth()));
  }

  private void picture(String state, Appearance appearance) throws IOException {
    String name = ("value-" + state + "-" + appearance).toLowerCase(Locale.ROOT);
    assertTrue(Files.size(value.picture(name)) > 1000);
  }
}
