package lockmap.console.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockmap.api.MalformedJsonException;
import lockmap.api.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * An object of a configuration file, with everything that stood in it: so that what a newer console
 * has written besides survives when this one writes. Not for use by more than one thread.
 */
final class Tree {

  private final String place;
  private final Map<String, @Nullable Object> members;

  private Tree(String place, Map<String, @Nullable Object> members) {
    this.place = place;
    this.members = members;
  }

  /** An object with nothing in it. */
  static Tree empty() {
    return new Tree("", new LinkedHashMap<>());
  }

  /**
   * Reads a file's content.
   *
   * @throws Unfit where it is no JSON object
   */
  static Tree read(byte[] json) {
    try {
      return new Tree("", copy(WireJson.read(json, Map.class)));
    } catch (MalformedJsonException e) {
      throw new Unfit(String.valueOf(e.getMessage()));
    }
  }

  byte[] write() {
    return WireJson.write(members);
  }

  /** A text that must be there. */
  String text(String name) {
    return optionalText(name).orElseThrow(() -> unfit(name, "is missing"));
  }

  /** A text that may be missing or null. */
  Optional<String> optionalText(String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Object _ -> throw unfit(name, "must be a text");
    };
  }

  /** Whether something holds; it does not where nothing is said. */
  boolean flag(String name) {
    return switch (members.get(name)) {
      case null -> false;
      case Boolean flag -> flag;
      case Object _ -> throw unfit(name, "must be true or false");
    };
  }

  /** A number that is something else where it is missing or null. */
  double number(String name, double otherwise) {
    return switch (members.get(name)) {
      case null -> otherwise;
      case Number number -> number.doubleValue();
      case Object _ -> throw unfit(name, "must be a number");
    };
  }

  /** One of the constants of an enumeration; another where it is missing or null. */
  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return optionalText(name)
        .map(text -> {
          try {
            return Enum.valueOf(type, text);
          } catch (IllegalArgumentException e) {
            throw unfit(name, "must be one of " + List.of(type.getEnumConstants()));
          }
        })
        .orElse(otherwise);
  }

  /** Texts; none where they are missing or null. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof String text)) {
        throw unfit(name, "must hold nothing but texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** Objects; none where they are missing or null. What is put into them is put into this. */
  List<Tree> trees(String name) {
    List<Tree> trees = new ArrayList<>();
    for (Object element : list(name)) {
      String where = place + "element " + (trees.size() + 1) + " of \"" + name + "\": ";
      if (!(element instanceof Map<?, ?> object)) {
        throw new Unfit(where + "it must be an object");
      }
      trees.add(new Tree(where, copy(object)));
    }
    return trees;
  }

  /** The object under a name; an empty one where it is missing or null. */
  Tree tree(String name) {
    return switch (members.get(name)) {
      case null -> empty();
      case Map<?, ?> object -> new Tree(place + "in \"" + name + "\": ", copy(object));
      case Object _ -> throw unfit(name, "must be an object");
    };
  }

  /** The names of all that is there. */
  List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** Puts a text, a number, a truth value, a list of texts; null takes away what was there. */
  void put(String name, @Nullable Object value) {
    if (value == null) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
  }

  void put(String name, Tree tree) {
    members.put(name, tree.members);
  }

  void putTrees(String name, List<Tree> trees) {
    members.put(name, trees.stream().map(tree -> tree.members).toList());
  }

  /** What to throw where a member is not as it must be. */
  Unfit unfit(String name, String what) {
    return new Unfit(place + "\"" + name + "\" " + what);
  }

  private List<?> list(String name) {
    return switch (members.get(name)) {
      case null -> List.of();
      case List<?> list -> list;
      case Object _ -> throw unfit(name, "must be a list");
    };
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> object) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> members.put(String.valueOf(name), value));
    return members;
  }

  /** What a file holds is not what it must hold. The message says where, and what is wrong. */
  static final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message, null, false, false);
    }
  }
}
