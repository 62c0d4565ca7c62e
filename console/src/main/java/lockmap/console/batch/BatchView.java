package lockmap.console.batch;

import atlantafx.base.controls.Spacer;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.EmptyState;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Segments;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.TroubleBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The screen on which a batch is written and run. */
final class BatchView extends VBox {

  private final BatchModel model;
  private final BatchTable table;
  private final DraftForm form;
  private final JsonPane json;
  private final Region first;

  BatchView(BatchModel model) {
    this.model = model;
    this.table = new BatchTable(model);
    this.form = new DraftForm(model.rows());
    this.json = new JsonPane(model.json());
    setId("batch");
    getStyleClass().add("screen");
    getStylesheets().add(Stylesheet.of(BatchView.class, "batch.css"));
    VBox rows = new VBox(table, form);
    VBox.setVgrow(table, Priority.ALWAYS);
    this.first = Buttons.primary("batch-first", Feather.PLUS, "Add an operation", this::add);
    Node empty = empty();
    StackPane forms = new StackPane(rows, json, empty);
    VBox.setVgrow(forms, Priority.ALWAYS);
    BooleanBinding none = Bindings.isEmpty(model.rows().list());
    rows.visibleProperty().bind(model.asJsonProperty().or(none).not());
    empty.visibleProperty().bind(model.asJsonProperty().not().and(none));
    json.visibleProperty().bind(model.asJsonProperty());
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInTable);
    getChildren()
        .addAll(
            bar(),
            new TroubleBar("batch-trouble", model.troubleProperty(), model::dismissTrouble),
            tools(),
            hindrance(none),
            new ResultBar(model),
            forms);
  }

  /** Gives the keyboard to what is being written. */
  void focus() {
    if (model.asJsonProperty().get()) {
      json.focusText();
    } else if (model.rows().list().isEmpty()) {
      first.requestFocus();
    } else {
      table.requestFocus();
    }
  }

  /** Adds an operation and gives the keyboard to its key. */
  void add() {
    if (model.toTable()) {
      model.add();
      form.focusKey();
    }
  }

  void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.copied());
    Clipboard.getSystemClipboard().setContent(content);
  }

  void paste() {
    String copied = Clipboard.getSystemClipboard().getString();
    if (copied != null) {
      model.paste(copied);
    }
  }

  private Node empty() {
    return new EmptyState(
        Feather.LAYERS,
        "No operations yet",
        "A batch runs several operations in one request, each by itself or all as one act.",
        first,
        Buttons.labelled(
            "batch-example", Feather.FILE_TEXT, "Insert an example", model::insertExample));
  }

  private Node bar() {
    Label title = new Label("Batch");
    title.getStyleClass().add("screen-title");
    Label name = new Label();
    name.setId("batch-file");
    name.getStyleClass().add("file");
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::fileName,
                model.fileNameProperty(),
                model.unsavedProperty(),
                model.asJsonProperty(),
                model.rows().list()));
    HBox bar =
        new HBox(
            title,
            name,
            new Spacer(),
            Buttons.icon("batch-new", Feather.FILE, "New batch", model::clear),
            Buttons.icon("batch-open", Feather.FOLDER, "Open a batch", model::open),
            Buttons.icon("batch-save", Feather.SAVE, "Save the batch", model::save),
            form(),
            run());
    bar.getStyleClass().add("screen-bar");
    return bar;
  }

  private String fileName() {
    boolean nothing = model.rows().list().isEmpty() && !model.asJsonProperty().get();
    String mark = model.unsavedProperty().get() && !nothing ? "not saved" : "";
    String name = model.fileNameProperty().get();
    return name.isEmpty() || mark.isEmpty() ? name + mark : name + " – " + mark;
  }

  private Node form() {
    Segments<Boolean> form =
        new Segments<>("batch-view", List.of(false, true), asJson -> asJson ? "JSON" : "Table");
    model.asJsonProperty().subscribe(asJson -> form.valueProperty().set(asJson));
    form.valueProperty()
        .addListener((_, _, asJson) -> {
          if (asJson) {
            model.toJson();
          } else if (!model.toTable()) {
            form.valueProperty().set(true);
          }
        });
    return form;
  }

  private Node run() {
    Region run = Buttons.primary("batch-run", Feather.PLAY, "Run", model::run);
    run.disableProperty().bind(model.hindranceProperty().isNotEmpty());
    run.setMinWidth(USE_PREF_SIZE);
    return run;
  }

  private Node tools() {
    Segments<Boolean> how =
        new Segments<>(
            "batch-how",
            List.of(false, true),
            atomic -> atomic ? "All or nothing" : "Each by itself");
    model.atomicProperty().subscribe(how.valueProperty()::set);
    how.valueProperty().subscribe(model.atomicProperty()::set);
    Label meaning = new Label();
    meaning.setId("batch-meaning");
    meaning.getStyleClass().add("meaning");
    meaning
        .textProperty()
        .bind(
            Bindings.when(model.atomicProperty())
                .then("One act: if one fails nothing is changed, and nobody sees it half done.")
                .otherwise("In order; one that fails does not stop the others."));
    HBox tools = new HBox(how, meaning, new Spacer(), rowTools());
    tools.getStyleClass().add("tools");
    return tools;
  }

  /** Why it cannot be run, unless that is plain to see. */
  private Node hindrance(BooleanBinding none) {
    Label hindrance = new Label("", new FontIcon(Feather.INFO));
    hindrance.setId("batch-hindrance");
    hindrance.getStyleClass().add("hindrance");
    hindrance.setMaxWidth(Double.MAX_VALUE);
    hindrance.textProperty().bind(model.hindranceProperty());
    Presence.where(
        hindrance,
        model
            .hindranceProperty()
            .isNotEmpty()
            .and(none.not())
            .and(model.asJsonProperty().not())
            .and(model.runningProperty().not()));
    return hindrance;
  }

  private Node rowTools() {
    HBox tools =
        new HBox(
            Buttons.icon("batch-add", Feather.PLUS, "Add an operation", this::add),
            Buttons.icon(
                "batch-duplicate", Feather.COPY, "Duplicate the operation", model::duplicate),
            Buttons.icon("batch-up", Feather.ARROW_UP, "Move it up", () -> model.move(-1)),
            Buttons.icon("batch-down", Feather.ARROW_DOWN, "Move it down", () -> model.move(1)),
            Buttons.icon("batch-delete", Feather.TRASH_2, "Delete the operation", model::delete));
    tools.getChildren().stream()
        .skip(1)
        .forEach(tool -> tool.disableProperty().bind(model.rows().chosenProperty().isNull()));
    Presence.where(tools, model.asJsonProperty().not());
    return tools;
  }

  private void pressedInTable(KeyEvent event) {
    if (KeyCombination.valueOf("Shortcut+C").match(event)) {
      copy();
      event.consume();
    } else if (KeyCombination.valueOf("Shortcut+V").match(event)) {
      paste();
      event.consume();
    } else if (KeyCombination.valueOf("Enter").match(event)) {
      form.focusKey();
      event.consume();
    }
  }
}
