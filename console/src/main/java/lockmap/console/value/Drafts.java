package lockmap.console.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * What was begun and not saved, of every key of every server, so that looking at another key loses
 * nothing. Belongs to the JavaFX thread.
 */
final class Drafts {

  private record Place(String profile, String key) {}

  private final Map<Place, Draft> drafts = new HashMap<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  /** How many there are. */
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  Optional<Draft> of(String profile, String key) {
    return Optional.ofNullable(drafts.get(new Place(profile, key)));
  }

  /** The keys of one server with a draft, in the order of their names. */
  List<String> keys(String profile) {
    return drafts.keySet().stream()
        .filter(place -> place.profile.equals(profile))
        .map(Place::key)
        .sorted()
        .toList();
  }

  void keep(String profile, String key, Draft draft) {
    drafts.put(new Place(profile, key), draft);
    count.set(drafts.size());
  }

  void drop(String profile, String key) {
    drafts.remove(new Place(profile, key));
    count.set(drafts.size());
  }
}
