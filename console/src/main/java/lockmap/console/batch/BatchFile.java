package lockmap.console.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lockmap.console.session.Background;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** The file that a batch comes from or was saved to. Belongs to the JavaFX thread. */
final class BatchFile {

  /** No server takes a request as long as that, and a text area would choke on it. */
  private static final long MOST_BYTES = 64L << 20;

  private final Background background;
  private final FileChoice choice;
  private final Consumer<Trouble> failed;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private long changes;
  private @Nullable Path path;

  BatchFile(Background background, FileChoice choice, Consumer<Trouble> failed) {
    this.background = background;
    this.choice = choice;
    this.failed = failed;
  }

  /** What the file is called; empty where there is none. */
  ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  /** Whether there is something that no file holds. */
  ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  /** Says that the batch is not as it was any more. */
  void changed() {
    changes++;
    unsaved.set(true);
  }

  /** Begins anew without a file. */
  void none() {
    is(null);
  }

  /** Writes where it came from, or asks where to. */
  void save(String text) {
    if (path == null) {
      saveAs(text);
    } else {
      write(path, text);
    }
  }

  /** Asks where to, and writes there. */
  void saveAs(String text) {
    String proposed = path == null ? "batch.json" : name.get();
    choice
        .toSave("Save the batch", proposed, FileChoice.Kind.JSON)
        .ifPresent(chosen -> write(chosen, text));
  }

  /**
   * Asks which file, and reads it.
   *
   * @param taken takes its text
   */
  void open(Consumer<String> taken) {
    Optional<Path> chosen = choice.toOpen("Open a batch", FileChoice.Kind.JSON);
    chosen.ifPresent(file ->
        background.run(
            () -> read(file),
            text -> {
              taken.accept(text);
              is(file);
            },
            failure -> failed.accept(trouble("read", file, failure))));
  }

  private void write(Path file, String text) {
    long saved = changes;
    background.run(
        () -> Files.writeString(file, text),
        _ -> {
          is(file);
          unsaved.set(saved != changes);
        },
        failure -> failed.accept(trouble("written", file, failure)));
  }

  private void is(@Nullable Path file) {
    path = file;
    name.set(file == null ? "" : String.valueOf(file.getFileName()));
    unsaved.set(false);
  }

  private static String read(Path file) throws Exception {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IllegalArgumentException(
          "it has %,d bytes, and a batch no more than %,d".formatted(size, MOST_BYTES));
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is no text in UTF-8", e);
    }
  }

  private static Trouble trouble(String act, Path file, Exception failure) {
    return new Trouble(
        "%s could not be %s.".formatted(file.getFileName(), act), Trouble.of(failure).text());
  }
}
