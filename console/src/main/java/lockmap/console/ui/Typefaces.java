package lockmap.console.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The fonts of the console, which look the same on every machine. */
public final class Typefaces {

  private static final List<String> FILES =
      List.of(
          "inter/Inter-Regular.otf",
          "inter/Inter-Bold.otf",
          "jetbrains_mono/JetBrainsMono-Regular.ttf",
          "jetbrains_mono/JetBrainsMono-Bold.ttf");

  private Typefaces() {}

  /** Makes them known to style sheets by their family names, Inter and JetBrains Mono. */
  public static void load() {
    FILES.forEach(Typefaces::load);
  }

  private static void load(String file) {
    String path = "/com/formdev/flatlaf/fonts/" + file;
    try (InputStream font = Typefaces.class.getResourceAsStream(path)) {
      Font _ = Font.loadFont(Objects.requireNonNull(font, path), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
