package lockmap.console.keys;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.MultipleSelectionModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells a list which of its rows are chosen, as that asks for it. What is chosen is decided by the
 * model alone, by row and not by line, so that a list that changes by itself chooses nothing.
 */
final class ChosenRows extends MultipleSelectionModel<Row> {

  private final KeysModel model;
  private final ObservableList<Integer> indices = FXCollections.observableArrayList();
  private final ObservableList<Row> items = FXCollections.observableArrayList();

  ChosenRows(KeysModel model) {
    this.model = model;
    model.selection().versionProperty().subscribe(_ -> follow());
  }

  private void follow() {
    List<Row> chosen = model.selection().chosen();
    items.setAll(chosen);
    indices.setAll(model.rows().indicesOf(chosen));
    Row cursor = model.selection().cursor();
    boolean there = cursor != null && model.selection().has(cursor);
    setSelectedIndex(there ? model.selection().cursorIndex() : -1);
    setSelectedItem(there ? cursor : null);
  }

  @Override
  public ObservableList<Integer> getSelectedIndices() {
    return indices;
  }

  @Override
  public ObservableList<Row> getSelectedItems() {
    return items;
  }

  @Override
  public boolean isSelected(int index) {
    RowList rows = model.rows();
    return index >= 0 && index < rows.size() && model.selection().has(rows.get(index));
  }

  @Override
  public boolean isEmpty() {
    return items.isEmpty();
  }

  @Override
  public void select(int index) {
    if (index >= 0) {
      model.cursor().to(index);
    }
  }

  @Override
  public void select(@Nullable Row row) {
    if (row != null) {
      select(model.rows().indexOf(row));
    }
  }

  @Override
  public void clearAndSelect(int index) {
    select(index);
  }

  @Override
  public void selectIndices(int index, int... more) {
    select(index);
  }

  @Override
  public void selectAll() {
    model.selection().all();
  }

  @Override
  public void selectFirst() {
    select(0);
  }

  @Override
  public void selectLast() {
    select(model.rows().size() - 1);
  }

  @Override
  public void selectPrevious() {
    select(model.selection().cursorIndex() - 1);
  }

  @Override
  public void selectNext() {
    select(model.selection().cursorIndex() + 1);
  }

  @Override
  public void clearSelection() {
    // a list asks for it when its lines change, and that is no reason
  }

  @Override
  public void clearSelection(int index) {
    clearSelection();
  }
}
