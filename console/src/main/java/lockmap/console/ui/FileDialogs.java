package lockmap.console.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import lockmap.console.session.FileChoice;
import org.jspecify.annotations.Nullable;

/** The desktop's own dialogs. */
public final class FileDialogs implements FileChoice {

  @Override
  public Optional<Path> toOpen(String title, Kind kind) {
    return path(chooser(title, kind).showOpenDialog(owner()));
  }

  @Override
  public Optional<Path> toSave(String title, String name, Kind kind) {
    FileChooser chooser = chooser(title, kind);
    chooser.setInitialFileName(name);
    return path(chooser.showSaveDialog(owner()));
  }

  private static FileChooser chooser(String title, Kind kind) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter(kind.description(), kind.pattern()),
            new ExtensionFilter(Kind.ANY.description(), Kind.ANY.pattern()));
    return chooser;
  }

  private static Optional<Path> path(@Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }

  private static @Nullable Window owner() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }
}
