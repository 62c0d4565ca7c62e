package lockmap.console;

import java.nio.file.Path;
import java.util.Optional;
import lockmap.console.session.FileChoice;
import org.jspecify.annotations.Nullable;

/** An operator who has made up their mind about the next file; there is no file dialog headless. */
public final class ChosenFiles implements FileChoice {

  private volatile @Nullable Path next;

  /** What will be chosen, also again and again. */
  public void willBe(Path file) {
    next = file;
  }

  @Override
  public Optional<Path> toOpen(String title, Kind kind) {
    return Optional.ofNullable(next);
  }

  @Override
  public Optional<Path> toSave(String title, String name, Kind kind) {
    return Optional.ofNullable(next);
  }
}
