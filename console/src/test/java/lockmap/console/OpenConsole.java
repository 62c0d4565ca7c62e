package lockmap.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import lockmap.console.connect.ConfigFolder;
import lockmap.console.connect.Secrets;
import lockmap.console.session.Desk;
import lockmap.console.session.Target;
import lockmap.console.ui.Png;
import lockmap.console.ui.QuestionDialog;
import org.testfx.util.WaitForAsyncUtils;

/** The whole console in a window, as its operator has it before them. */
public final class OpenConsole implements AutoCloseable {

  private final ChosenFiles files = new ChosenFiles();
  private Stage stage;
  private final ConfigFolder folder;
  private Secrets keystore = Secrets.NONE;
  private URI local = Surroundings.LOCAL;
  private Console console;

  /** Opens it as it is when it is started for the first time, on the JavaFX thread. */
  public OpenConsole(Stage stage) {
    this.stage = stage;
    this.folder = newFolder();
    this.console = started();
  }

  /** Closes it and starts it again, as in the next run. */
  public void restart() {
    restart(Secrets.NONE);
  }

  /** Closes it and starts it again on a machine that has a keystore. */
  public void restart(Secrets found) {
    keystore = found;
    Await.onFx(() -> {
      console.close();
      stage.hide();
      stage = new Stage();
      console = started();
    });
  }

  /** Closes it and starts it again on a machine where a server was just started. */
  public void restart(URI server) {
    local = server;
    restart();
  }

  private Console started() {
    Console fresh =
        new Console(
            stage,
            new Surroundings(
                InstantSource.system(),
                Executors.newVirtualThreadPerTaskExecutor(),
                files,
                QuestionDialog::agrees,
                local,
                folder,
                () -> keystore));
    stage.show();
    return fresh;
  }

  private static ConfigFolder newFolder() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "config"));
      return new ConfigFolder(Files.createTempDirectory(parent, "of-a-test-").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it keeps its profiles and settings, which is nowhere else than in a test. */
  public ConfigFolder folder() {
    return folder;
  }

  /** What its models work with; for the JavaFX thread. */
  public Desk desk() {
    return console.desk();
  }

  /** Which files the operator will choose. */
  public ChosenFiles files() {
    return files;
  }

  /** Turns to a server, and waits until it answers. */
  public void connect(Target target) {
    Await.onFx(() -> desk().session().open(target));
    Await.onScreen("connected", () -> desk().session().pulseProperty().get() != null);
  }

  /** The one node with an id, which must be there. */
  public <N extends Node> N node(String id, Class<N> type) {
    Node found = stage.getScene().lookup("#" + id);
    if (found == null) {
      throw new AssertionError("there is no #" + id);
    }
    return type.cast(found);
  }

  /** Waits until a key is open on the screen of keys. */
  public void awaitOpened(String key) {
    Await.onScreen(
        "the key",
        () ->
            node("keys", Node.class).isVisible()
                && node("value-key", Label.class).getText().equals(key));
  }

  /** Shows a screen by its name. */
  public void go(String screen) {
    Await.onFx(() -> console.show(screen));
  }

  /** Shows a key, as the palette and rows of other screens do. */
  public void open(String key) {
    Await.onFx(() -> console.openKey(key));
  }

  /** Writes what the window shows to {@code target/screens}, for people to look at. */
  public Path picture(String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    Image image = Await.onFx(() -> stage.getScene().snapshot(null));
    Path file = Files.createDirectories(Path.of("target", "screens")).resolve(name + ".png");
    Png.write(image, file);
    return file;
  }

  @Override
  public void close() {
    Await.onFx(() -> {
      console.close();
      stage.hide();
    });
  }
}
