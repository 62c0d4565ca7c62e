package lockmap.console.batch;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lockmap.api.MalformedJsonException;
import lockmap.api.TooManyOperationsException;
import lockmap.console.session.Background;
import lockmap.console.session.Call;
import org.jspecify.annotations.Nullable;

/**
 * The batch as JSON, while the operator writes it. Belongs to the JavaFX thread; what is written is
 * read in the background while it is being written.
 */
final class JsonEdit {

  private final Background background;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private String atFirst = "";
  private String read = "";
  private @Nullable Call reading;

  JsonEdit(Background background) {
    this.background = background;
  }

  StringProperty textProperty() {
    return text;
  }

  /** Why it is no batch; empty where it is one, or has not been read yet. */
  ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  /** Begins with a text, which need not be a batch. */
  void begin(String json) {
    atFirst = json;
    text.set(json);
    look();
  }

  /** Whether it is as it was at first. */
  boolean isUntouched() {
    return text.get().equals(atFirst);
  }

  /** Goes back to what it was at first. */
  void revert() {
    begin(atFirst);
  }

  /** Reads it now; nothing where it is no batch, and then the complaint says why. */
  Optional<List<Draft>> drafts() {
    stopReading();
    read = text.get();
    try {
      List<Draft> drafts = DraftJson.read(read);
      complaint.set("");
      return Optional.of(drafts);
    } catch (MalformedJsonException | TooManyOperationsException e) {
      complaint.set(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Looks at what has been written since. */
  void tick() {
    if (!text.get().equals(read)) {
      look();
    }
  }

  private void look() {
    stopReading();
    read = text.get();
    String json = read;
    reading =
        background.run(
            () -> DraftJson.read(json),
            _ -> complaint.set(""),
            failure -> complaint.set(String.valueOf(failure.getMessage())));
  }

  private void stopReading() {
    if (reading != null) {
      reading.cancel();
    }
  }
}
