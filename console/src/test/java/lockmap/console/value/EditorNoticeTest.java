package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorNoticeTest {

  @TempDir Path folder;

  @Test
  void theEditorOpensWithoutAWordOnStandardError() throws IOException, InterruptedException {
    Path complained = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(complained.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }

    assertEquals("", Files.readString(complained));
    assertEquals(0, process.exitValue());
  }

  /** Starts a process with the options of this very test, which are those of the console too. */
  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(OpenEditor.class.getName());
    return command;
  }

  /** Opens an editor in a window and ends. */
  static final class OpenEditor {

    private OpenEditor() {}

    public static void main(String[] args) {
      Platform.startup(() -> {
        Appearance.DARK.apply();
        ValueEditor editor = new ValueEditor();
        editor.setText("{\"a\": 1}");
        editor.jsonProperty().set(true);
        Stage stage = new Stage();
        stage.setScene(new Scene(editor, 300, 200));
        stage.show();
        Platform.runLater(Platform::exit);
      });
    }
  }
}
