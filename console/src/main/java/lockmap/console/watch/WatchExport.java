package lockmap.console.watch;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Job;
import lockmap.console.session.Notice;
import lockmap.console.session.Trouble;

/** Writes rows to files, each of which is as it was before until it is whole. */
final class WatchExport {

  private static final int PIECE = 1_000;

  private final Desk desk;
  private final FileChoice files;
  private final Consumer<Trouble> failed;

  WatchExport(Desk desk, FileChoice files, Consumer<Trouble> failed) {
    this.desk = desk;
    this.files = files;
    this.failed = failed;
  }

  /**
   * Asks where to, and writes there in the background.
   *
   * @param rows no longer changed by the caller
   */
  void write(List<Row> rows, RowFormat format) {
    String name = "watch." + format.name().toLowerCase(Locale.ROOT);
    files.toSave("Export rows", name, format.kind()).ifPresent(file -> write(rows, format, file));
  }

  private void write(List<Row> rows, RowFormat format, Path file) {
    AtomicBoolean cancelled = new AtomicBoolean();
    String name = String.valueOf(file.getFileName());
    Job job =
        desk.jobs().begin("Export to " + name, rows.size(), "rows", () -> cancelled.set(true));
    desk.background()
        .run(
            () -> written(rows, format, file, job, cancelled),
            whole -> {
              desk.jobs().ended(job);
              tell(whole, rows.size(), name);
            },
            failure -> {
              desk.jobs().ended(job);
              failed.accept(
                  new Trouble(
                      "The export failed: " + Trouble.of(failure).sentence(),
                      name + " is as it was. " + Trouble.of(failure).advice()));
            });
  }

  private void tell(boolean whole, int rows, String name) {
    if (whole) {
      String count = rows == 1 ? "1 row" : "%,d rows".formatted(rows);
      desk.notices().say(Notice.Kind.SUCCESS, "Exported %s to %s.".formatted(count, name));
    } else {
      desk.notices()
          .say(Notice.Kind.INFO, "The export was cancelled; %s is as it was.".formatted(name));
    }
  }

  private static boolean written(
      List<Row> rows, RowFormat format, Path file, Job job, AtomicBoolean cancelled)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    try {
      try (Writer out = Files.newBufferedWriter(part)) {
        out.write(format.head());
        for (int done = 0; done < rows.size(); done++) {
          if (done % PIECE == 0) {
            job.reached(done);
            if (cancelled.get()) {
              return false;
            }
          }
          out.write(format.line(rows.get(done)));
          out.write('\n');
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
