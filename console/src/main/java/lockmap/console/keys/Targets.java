package lockmap.console.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockmap.console.keys.Removal.Seen;
import org.jspecify.annotations.Nullable;

/**
 * What is to be deleted.
 *
 * @param keys keys as they were seen
 * @param prefixes what further keys begin with; none of the keys begins with one of them, nor one
 *     of them with another
 */
record Targets(List<Seen> keys, List<String> prefixes) {

  /** Keeps copies. */
  Targets {
    keys = List.copyOf(keys);
    prefixes = List.copyOf(prefixes);
  }

  /** Some rows; what is in a folder among them counts once. */
  static Targets of(List<Row> rows) {
    Set<Folder> folders = new HashSet<>();
    for (Row row : rows) {
      if (row instanceof Folder folder) {
        folders.add(folder);
      }
    }
    List<Seen> keys = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    for (Row row : rows) {
      switch (row) {
        case KeyRow key when !isWithin(key.folder(), folders) ->
            keys.add(new Seen(key.key(), key.revision()));
        case Folder folder when !isWithin(folder.parent(), folders) ->
            prefixes.add(folder.prefix());
        case KeyRow _, Folder _, MoreRow _ -> {}
      }
    }
    return new Targets(keys, prefixes);
  }

  boolean isOneKey() {
    return keys.size() == 1 && prefixes.isEmpty();
  }

  boolean isEmpty() {
    return keys.isEmpty() && prefixes.isEmpty();
  }

  private static boolean isWithin(@Nullable Folder folder, Set<Folder> folders) {
    for (Folder at = folder; at != null; at = at.parent()) {
      if (folders.contains(at)) {
        return true;
      }
    }
    return false;
  }
}
