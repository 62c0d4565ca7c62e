package lockmap.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one flat object that a client sent. Whatever is wrong with them is said in terms of
 * where the object stood and what the field is called. Not for use by more than one thread.
 */
final class Fields {

  private static final Object NULL = new Object();

  private final Supplier<String> place;
  private final Set<String> known;
  private final Map<String, Object> given = new LinkedHashMap<>();

  /**
   * No fields yet.
   *
   * @param place says where the object stands, as errors are to begin; perhaps empty
   * @param known the names that it may have
   */
  Fields(Supplier<String> place, Set<String> known) {
    this.place = place;
    this.known = known;
  }

  /** Checks a name that has just been read, before anything is spent on its value. */
  void begin(String name) {
    if (!known.contains(name)) {
      throw malformed("unknown field " + Quoted.of(name));
    }
    if (given.containsKey(name)) {
      throw malformed("\"" + name + "\" is given twice");
    }
  }

  /**
   * Takes a field.
   *
   * @param value a String, a Long, a Boolean, null, or anything else for what is none of them
   */
  void put(String name, @Nullable Object value) {
    given.put(name, value == null ? NULL : value);
  }

  /** A text that must be there. */
  String text(String name) {
    Object value = given.get(name);
    if (value == null) {
      throw malformed("\"" + name + "\" is missing");
    }
    if (value instanceof String text) {
      return text;
    }
    throw malformed("\"" + name + "\" must be a string");
  }

  /** Whether a field is there, be it null. */
  boolean has(String name) {
    return given.containsKey(name);
  }

  /** A text that may be missing or null. */
  @Nullable String nullableText(String name) {
    return lacks(name) ? null : text(name);
  }

  /** A revision that must be there. */
  Long revision(String name) {
    if (given.get(name) instanceof Long number) {
      return checked(() -> {
        Limits.requireRevision(name, number);
        return number;
      });
    }
    throw malformed(Limits.revisionRule(name));
  }

  /** A number that is something else where it is missing or null. */
  long number(String name, long otherwise) {
    if (lacks(name)) {
      return otherwise;
    }
    if (given.get(name) instanceof Long number) {
      return number;
    }
    throw malformed("\"" + name + "\" must be a whole number of 64 bits");
  }

  /** Checks a field that can only be true. */
  void requireTrue(String name) {
    if (!Boolean.TRUE.equals(given.get(name))) {
      throw malformed("\"" + name + "\" can only be true");
    }
  }

  /** A key that must be there. */
  String key() {
    String key = text("key");
    return checked(() -> {
      Limits.requireKey(key);
      return key;
    });
  }

  /** A time to live that may be missing or null. */
  @Nullable Long ttl(String name) {
    if (lacks(name)) {
      return null;
    }
    if (given.get(name) instanceof Long seconds) {
      return seconds;
    }
    throw malformed(Limits.ttlRule());
  }

  /** Refuses the fields that have no meaning with a method; null has none anywhere. */
  void allow(String method, Set<String> meaningful) {
    for (String name : given.keySet()) {
      if (!meaningful.contains(name) && !lacks(name)) {
        throw malformed("\"" + name + "\" has no meaning with " + method);
      }
    }
  }

  /** What the contract allows to be made of the fields. */
  <T> T checked(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  MalformedJsonException malformed(String what) {
    return new MalformedJsonException(place.get() + what);
  }

  private boolean lacks(String name) {
    Object value = given.get(name);
    return value == null || value == NULL;
  }
}
