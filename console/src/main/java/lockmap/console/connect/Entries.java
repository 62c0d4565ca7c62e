package lockmap.console.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The profiles in the list, and the one that is looked at. Belongs to the JavaFX thread. */
final class Entries {

  private final ObservableList<Entry> list =
      FXCollections.observableArrayList(entry -> new Observable[] {entry.unsavedProperty()});

  /** Kept here, as it hears of changes only as long as somebody holds it. */
  private final ObservableList<Entry> view = FXCollections.unmodifiableObservableList(list);

  private final ObjectProperty<@Nullable Entry> chosen = new SimpleObjectProperty<>();

  /** All there are; not to be changed by whoever looks. */
  ObservableList<Entry> list() {
    return view;
  }

  /** The one that is looked at; null where there is none. */
  ObjectProperty<@Nullable Entry> chosenProperty() {
    return chosen;
  }

  Optional<Entry> find(@Nullable String id) {
    return list.stream().filter(entry -> entry.id().equals(id)).findAny();
  }

  /** How many have changes that no file holds. */
  long edited() {
    return list.stream().filter(entry -> entry.editedProperty().get()).count();
  }

  /** Adds one at the end, and looks at it. */
  void add(Entry entry) {
    list.add(entry);
    chosen.set(entry);
  }

  /** Takes one away, and looks at its neighbour. */
  void remove(Entry entry) {
    int at = list.indexOf(entry);
    boolean looked = entry.equals(chosen.get());
    list.remove(entry);
    if (looked) {
      chosen.set(list.isEmpty() ? null : list.get(Math.min(at, list.size() - 1)));
    }
  }

  /** Takes back what was typed since one was saved; a new one goes. */
  void revert(Entry entry) {
    if (entry.base() == null) {
      remove(entry);
    } else {
      entry.revert();
    }
  }

  /**
   * Follows the file: what is new there comes in, what is gone there goes, in the file's order; but
   * what the operator is editing stays as they have it.
   */
  void follow(List<Profile> profiles) {
    Map<String, Entry> known =
        list.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
    List<Entry> next = new ArrayList<>();
    for (Profile profile : profiles) {
      Entry entry = known.remove(profile.id());
      if (entry == null) {
        next.add(Entry.of(profile));
      } else {
        entry.follow(profile);
        next.add(entry);
      }
    }
    list.stream()
        .filter(entry -> known.containsKey(entry.id()))
        .filter(entry -> entry.unsavedProperty().get())
        .forEach(next::add);
    if (!next.equals(list)) {
      Entry looked = chosen.get();
      list.setAll(next);
      chosen.set(
          looked != null && next.contains(looked)
              ? looked
              : next.isEmpty() ? null : next.getFirst());
    }
  }
}
