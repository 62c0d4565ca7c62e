package lockmap.console.status;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Notice;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** Writes to files, where the operator says, and tells what came of it. */
final class Exports {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneId.systemDefault());

  private final Desk desk;
  private final FileChoice files;
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();

  Exports(Desk desk, FileChoice files) {
    this.desk = desk;
    this.files = files;
  }

  /** Why a file could not be written; null where nothing is to be said. */
  ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  /**
   * Asks where to, and writes there in the background.
   *
   * @param title what the operator is asked for
   * @param ending how the file's name ends, without a dot
   * @param kind what files to offer
   */
  void write(Export export, String title, String ending, FileChoice.Kind kind) {
    String name = "lockmap-status-" + TIME.format(desk.clock().instant()) + "." + ending;
    files.toSave(title, name, kind).ifPresent(file -> write(export, file));
  }

  private void write(Export export, Path file) {
    trouble.set(null);
    desk.background()
        .run(
            () -> {
              export.to(file);
              return file;
            },
            _ -> desk.notices().say(Notice.Kind.SUCCESS, "Exported to " + file.getFileName() + "."),
            failure ->
                trouble.set(
                    new Trouble(
                        file.getFileName() + " could not be written.",
                        Trouble.of(failure).text())));
  }
}
