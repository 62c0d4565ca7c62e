package lockmap.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import lockmap.console.session.Desk;
import lockmap.console.session.Target;
import lockmap.console.ui.Png;
import lockmap.console.ui.QuestionDialog;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/** The whole console in a window, as its operator has it before them. */
public final class OpenConsole implements AutoCloseable {

  private final ChosenFiles files = new ChosenFiles();
  private final Stage stage;
  private final Console console;

  /** Opens it, on the JavaFX thread. */
  public OpenConsole(Stage stage) {
    this.stage = stage;
    this.console =
        new Console(
            stage,
            new Surroundings(
                InstantSource.system(),
                Executors.newVirtualThreadPerTaskExecutor(),
                files,
                QuestionDialog::agrees));
    stage.show();
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
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> desk().session().open(target));
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

  /** Which key was last asked to be opened; null for none. */
  public @Nullable String openedKey() {
    return console.screens().openedKeyProperty().get();
  }

  /** Shows a screen by its name. */
  public void go(String screen) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> console.show(screen));
  }

  /** Writes what the window shows to {@code target/screens}, for people to look at. */
  public Path picture(String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    Image image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.getScene().snapshot(null));
    Path file = Files.createDirectories(Path.of("target", "screens")).resolve(name + ".png");
    Png.write(image, file);
    return file;
  }

  @Override
  public void close() {
    WaitForAsyncUtils.waitForAsyncFx(10_000, console::close);
  }
}
