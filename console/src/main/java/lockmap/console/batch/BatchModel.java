package lockmap.console.batch;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import lockmap.api.MalformedJsonException;
import lockmap.api.Operation;
import lockmap.api.TooManyOperationsException;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.session.Notice;
import lockmap.console.session.Question;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is being written and run. It belongs to the operator and not to a server: turning to
 * another server keeps the operations and forgets only the answers.
 */
public final class BatchModel {

  /** Runs well as often as one likes, and cleans up after itself. */
  private static final List<Draft> EXAMPLE =
      List.of(
          Draft.of(new Operation.Put("example/stock", "12", 3600L)),
          Draft.of(new Operation.Increment("example/stock", -1)),
          Draft.of(new Operation.CompareAndSwap("example/stock", "11", "10")),
          Draft.of(new Operation.Get("example/stock")));

  private final Desk desk;
  private final Rows rows = new Rows(this::changed);
  private final JsonEdit json;
  private final BatchRun run;
  private final BatchFile file;
  private final BooleanProperty atomic = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper asJson = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper old = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper hindrance = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();

  /**
   * An empty batch.
   *
   * @param files how the operator chooses where it is saved
   */
  public BatchModel(Desk desk, FileChoice files) {
    this.desk = desk;
    this.json = new JsonEdit(desk.background());
    this.run = new BatchRun(desk);
    this.file = new BatchFile(desk.background(), files, trouble::set);
    desk.session().targetProperty().subscribe(_ -> leave());
    json.textProperty()
        .addListener(_ -> {
          if (asJson.get()) {
            changed();
          }
        });
    List.<Observable>of(
            desk.session().writableProperty(), json.complaintProperty(), run.runningProperty())
        .forEach(observed -> observed.addListener(_ -> judge()));
    judge();
  }

  Rows rows() {
    return rows;
  }

  JsonEdit json() {
    return json;
  }

  /** Whether all or nothing is to be carried out. */
  BooleanProperty atomicProperty() {
    return atomic;
  }

  /** Whether the batch is being written as JSON. */
  ReadOnlyBooleanProperty asJsonProperty() {
    return asJson.getReadOnlyProperty();
  }

  /** Whether the answers belong to what the batch was before it was edited. */
  ReadOnlyBooleanProperty oldProperty() {
    return old.getReadOnlyProperty();
  }

  /** Why it cannot be run now; empty where it can. */
  ReadOnlyStringProperty hindranceProperty() {
    return hindrance.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return run.runningProperty();
  }

  ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
    return run.resultProperty();
  }

  /** The operation because of which the batch was undone; null where there is none. */
  ReadOnlyObjectProperty<@Nullable Row> causeProperty() {
    return run.causeProperty();
  }

  ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  ReadOnlyStringProperty fileNameProperty() {
    return file.nameProperty();
  }

  ReadOnlyBooleanProperty unsavedProperty() {
    return file.unsavedProperty();
  }

  /** Lets time pass. */
  public void tick() {
    run.tick();
    if (asJson.get()) {
      json.tick();
    }
  }

  /** Whether what is not saved may be dropped, or there is nothing such; may ask the operator. */
  public boolean mayBeDropped() {
    boolean nothing = rows.list().isEmpty() && !asJson.get();
    return nothing
        || !unsavedProperty().get()
        || desk.asker()
            .agrees(
                new Question(
                    "Drop the batch that is not saved?",
                    "No file holds it as it is now, and what you have written will be gone.",
                    "Drop the batch",
                    true));
  }

  void add() {
    insert(List.of(Draft.EMPTY));
  }

  void insertExample() {
    insert(EXAMPLE);
  }

  void duplicate() {
    Row row = rows.chosenProperty().get();
    if (row != null) {
      insert(List.of(row.draft()));
    }
  }

  /** Takes the chosen operation away, and offers to bring it back. */
  void delete() {
    Row row = rows.chosenProperty().get();
    if (row != null) {
      int number = rows.number(row);
      rows.delete();
      desk.notices()
          .say(
              Notice.Kind.INFO,
              "Deleted operation " + number + ".",
              new Notice.Action("Undo", () -> bringBack(number - 1, row.draft())));
    }
  }

  void move(int by) {
    rows.move(by);
  }

  /** The chosen operation as a batch of one in JSON; empty where none is chosen. */
  String copied() {
    Row row = rows.chosenProperty().get();
    return row == null ? "" : DraftJson.write(List.of(row.draft()));
  }

  /** Puts operations in JSON, or a single one, behind the chosen one. */
  void paste(String copied) {
    String text = copied.strip();
    try {
      List<Draft> drafts = DraftJson.read(text.startsWith("{") ? "[" + text + "]" : text);
      if (!drafts.isEmpty()) {
        insert(drafts);
      }
    } catch (MalformedJsonException | TooManyOperationsException e) {
      trouble.set(
          new Trouble(
              "What was copied is no batch: " + e.getMessage() + ".",
              "Copy operations as JSON, such as [{\"method\":\"GET\",\"key\":\"k\"}]."));
    }
  }

  /** Goes on with the batch as JSON. */
  void toJson() {
    if (!asJson.get()) {
      json.begin(DraftJson.write(rows.drafts()));
      asJson.set(true);
      judge();
    }
  }

  /**
   * Goes on with the batch as a table, where what was written can be read.
   *
   * @return whether it could
   */
  boolean toTable() {
    if (asJson.get() && !json.isUntouched()) {
      List<Draft> drafts = json.drafts().orElse(null);
      if (drafts == null) {
        return false;
      }
      asJson.set(false);
      rows.setAll(drafts);
    }
    asJson.set(false);
    judge();
    return true;
  }

  /** Runs the batch, if nothing hinders it; its answers are shown in the table. */
  void run() {
    if (toTable() && hindrance.get().isEmpty()) {
      old.set(false);
      trouble.set(null);
      run.begin(rows.list(), rows.operations(), atomic.get());
    }
  }

  void cancel() {
    run.cancel();
  }

  void save() {
    file.save(text());
  }

  void saveAs() {
    file.saveAs(text());
  }

  void open() {
    if (mayBeDropped()) {
      file.open(this::take);
    }
  }

  /** Begins an empty batch. */
  void clear() {
    if (mayBeDropped()) {
      asJson.set(false);
      rows.setAll(List.of());
      run.forget();
      file.none();
      judge();
    }
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  private String text() {
    return asJson.get() ? json.textProperty().get() : DraftJson.write(rows.drafts());
  }

  /** What is no batch stays as it is written, so that it can be mended. */
  private void take(String text) {
    trouble.set(null);
    asJson.set(false);
    rows.setAll(List.of());
    run.forget();
    json.begin(text);
    asJson.set(true);
    json.drafts()
        .ifPresent(drafts -> {
          asJson.set(false);
          rows.setAll(drafts);
        });
    judge();
  }

  private void insert(List<Draft> drafts) {
    if (drafts.size() > rows.room()) {
      noRoom(drafts.size());
    } else {
      rows.insert(drafts);
    }
  }

  private void bringBack(int at, Draft draft) {
    if (rows.room() == 0) {
      noRoom(1);
    } else {
      rows.insert(at, List.of(draft));
    }
  }

  private void noRoom(int wanted) {
    trouble.set(
        new Trouble(
            "There is no room for " + Result.operations(wanted) + " more in one batch.",
            Hindrance.MOST));
  }

  /** A running batch of a server that was left goes on there, but nobody hears of it. */
  private void leave() {
    run.cancel();
    run.forget();
    judge();
  }

  private void changed() {
    file.changed();
    old.set(run.resultProperty().get() != null || run.runningProperty().get());
    judge();
  }

  private void judge() {
    hindrance.set(
        run.runningProperty().get()
            ? "The batch is running."
            : asJson.get()
                ? Hindrance.of(desk.session(), json)
                : Hindrance.of(desk.session(), rows));
  }
}
