package lockmap.console.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import lockmap.client.ImportResult;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Trouble;

/** Writes keys to files and reads them from files. Belongs to the JavaFX thread. */
final class Transfer {

  private final Desk desk;
  private final FileChoice files;
  private final Work work;
  private final Consumer<Trouble> failed;

  Transfer(Desk desk, FileChoice files, Work work, Consumer<Trouble> failed) {
    this.desk = desk;
    this.files = files;
    this.work = work;
    this.failed = failed;
  }

  /** Writes all that begins with a prefix to a file that the operator names. */
  void exportAll(String prefix) {
    files
        .toSave("Export keys", proposal(prefix), FileChoice.Kind.NDJSON)
        .ifPresent(file ->
            desk.session()
                .ask(client -> client.count(prefix), total -> write(prefix, file, total), failed));
  }

  /** Stores all that is in a file that the operator names. */
  void importAll() {
    files.toOpen("Import keys", FileChoice.Kind.NDJSON).ifPresent(this::read);
  }

  private void write(String prefix, Path file, long total) {
    work.begin(
        "Export to " + file.getFileName(),
        total,
        "keys",
        (client, progress) -> Exported.write(client, prefix, file, progress),
        exported -> tell(file, exported),
        (trouble, _) ->
            failed.accept(
                new Trouble(
                    "The export failed: " + trouble.sentence(),
                    file.getFileName() + " is as it was. " + trouble.advice())));
  }

  private void tell(Path file, Exported exported) {
    switch (exported) {
      case Exported.Complete(long keys) ->
          desk.notices()
              .say(
                  Kind.SUCCESS,
                  "Exported %s to %s.".formatted(KeyText.keys(keys), file.getFileName()));
      case Exported.Cancelled _ ->
          desk.notices()
              .say(Kind.INFO, "The export was cancelled; %s is as it was.".formatted(file));
    }
  }

  private void read(Path file) {
    long size;
    try {
      size = Files.size(file);
    } catch (IOException e) {
      failed.accept(new Trouble(file + " cannot be read.", "Choose another file."));
      return;
    }
    work.begin(
        "Import of " + file.getFileName(),
        size,
        "bytes",
        (client, progress) -> Stored.read(client, file, progress),
        stored -> tell(file, stored),
        (trouble, _) ->
            failed.accept(
                new Trouble("The import failed: " + trouble.sentence(), trouble.advice())));
  }

  private void tell(Path file, Stored stored) {
    String name = String.valueOf(file.getFileName());
    switch (stored) {
      case Stored.Ended(ImportResult.Complete(long keys)) ->
          desk.notices()
              .say(Kind.SUCCESS, "Imported %s from %s.".formatted(KeyText.keys(keys), name));
      case Stored.Ended(ImportResult.Stopped(long keys, long line, String reason, _)) ->
          failed.accept(
              new Trouble(
                  "The import stopped at line %,d: %s".formatted(line, reason),
                  "Stored before it: %s. They stay.".formatted(KeyText.keys(keys))));
      case Stored.Cancelled(long keys) ->
          desk.notices()
              .say(
                  Kind.WARNING,
                  "The import was cancelled. Stored before: %s. They stay."
                      .formatted(KeyText.keys(keys)));
      case Stored.Unreadable(long keys, String reason) ->
          failed.accept(
              new Trouble(
                  "%s cannot be read on: %s".formatted(name, reason),
                  "Stored before: %s. They stay.".formatted(KeyText.keys(keys))));
    }
  }

  private static String proposal(String prefix) {
    String name = prefix.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return (name.isEmpty() ? "keys" : name) + ".ndjson";
  }
}
