package lockmap.console.value;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the value: save, give up, take back, delete, swap by hand. */
final class ValueFoot extends HBox {

  private final Button save;
  private final Button revert;
  private final Button undo;
  private final Button delete;

  /**
   * Follows models.
   *
   * @param toggleSwap opens the compare-and-swap panel, or closes it
   * @param open opens a key, where a draft is gone back to
   */
  ValueFoot(
      ValueModel model,
      FormModel form,
      SwapModel swap,
      Runnable toggleSwap,
      Consumer<String> open) {
    setId("value-foot");
    getStyleClass().add("value-foot");
    setAlignment(Pos.CENTER_LEFT);
    save = Buttons.primary("value-save", Feather.SAVE, "Save", form::save);
    revert = Buttons.labelled("value-revert", Feather.ROTATE_CCW, "Revert", model::takeTheirs);
    undo = Buttons.icon("value-undo", Feather.CORNER_UP_LEFT, "Undo", model::undo);
    delete = Buttons.icon("value-delete", Feather.TRASH_2, "Delete the key", model::delete);
    delete.getStyleClass().add(Styles.DANGER);
    ToggleButton swapping =
        Buttons.toggle("value-swap", Feather.REPEAT, "Compare and swap (Ctrl+Shift+S)");
    swap.openProperty().subscribe(swapping::setSelected);
    swapping.setOnAction(_ -> toggleSwap.run());
    BooleanBinding frozen = model.writableProperty().not().or(model.busyProperty());
    save.disableProperty().bind(frozen.or(Bindings.not(model.savable())));
    save.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.busyProperty().get() ? "Saving …" : saves(model),
                model.busyProperty(),
                model.baseProperty()));
    save.setTooltip(new Tooltip("Save, unless somebody else has changed the value (Ctrl+S)"));
    revert
        .disableProperty()
        .bind(
            Bindings.or(model.modified(), model.creatingProperty()).not().or(model.busyProperty()));
    revert.setTooltip(new Tooltip("Go back to what the server holds"));
    undo.disableProperty().bind(frozen.or(model.undoProperty().isNull()));
    Tooltip what = new Tooltip();
    what.textProperty()
        .bind(Bindings.createStringBinding(() -> undoes(model), model.undoProperty()));
    undo.setTooltip(what);
    undo.accessibleTextProperty().bind(what.textProperty());
    delete
        .disableProperty()
        .bind(
            frozen.or(
                Bindings.createBooleanBinding(
                    () -> !(model.baseProperty().get() instanceof Held.Value),
                    model.baseProperty())));
    save.setMinWidth(USE_PREF_SIZE);
    revert.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(save, revert, undo, new Spacer(), new DraftsMenu(model, open), swapping, delete);
  }

  private static String undoes(ValueModel model) {
    Undo last = model.undoProperty().get();
    return last == null
        ? "There is nothing to undo"
        : "Undo the " + last.what() + " (Ctrl+Shift+Backspace)";
  }

  private static String saves(ValueModel model) {
    return model.baseProperty().get() instanceof Held.Nothing ? "Create" : "Save";
  }
}
