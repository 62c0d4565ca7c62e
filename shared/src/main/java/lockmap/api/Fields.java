package lockmap.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one flat object that a client sent, and after it of the next one: a batch makes
 * nothing for each of its operations but what these are to keep. Whatever is wrong with them is
 * said in terms of where the object stood and what the field is called. Not for use by more than
 * one thread.
 */
final class Fields {

  private final Supplier<String> place;
  private final Set<Field> known;
  private final EnumMap<Field, @Nullable Object> values = new EnumMap<>(Field.class);
  private final List<Field> given = new ArrayList<>();

  /**
   * No fields yet.
   *
   * @param place says where the object stands, as errors are to begin; perhaps empty
   * @param known those that it may have
   */
  Fields(Supplier<String> place, Set<Field> known) {
    this.place = place;
    this.known = known;
  }

  /** Forgets all, for the next object. */
  void clear() {
    values.clear();
    given.clear();
  }

  /** Checks a name that has just been read, before anything is spent on its value. */
  Field begin(String name) {
    Field field = Field.named(name);
    if (field == null || !known.contains(field)) {
      throw malformed("unknown field " + Quoted.of(name));
    }
    if (has(field)) {
      throw malformed("\"" + name + "\" is given twice");
    }
    return field;
  }

  /**
   * Takes a field.
   *
   * @param value a String, a Long, a Boolean, null, or anything else for what is none of them
   */
  void put(Field field, @Nullable Object value) {
    values.put(field, value);
    given.add(field);
  }

  /** A text that must be there. */
  String text(Field field) {
    if (values.get(field) instanceof String text) {
      return text;
    }
    throw malformed("\"" + field + (has(field) ? "\" must be a string" : "\" is missing"));
  }

  /** Whether a field is there, be it null. */
  boolean has(Field field) {
    return values.containsKey(field);
  }

  /** A text that may be missing or null. */
  @Nullable String nullableText(Field field) {
    return lacks(field) ? null : text(field);
  }

  /** A revision that must be there. */
  Long revision(Field field) {
    if (values.get(field) instanceof Long number) {
      return checked(() -> {
        Limits.requireRevision(field.toString(), number);
        return number;
      });
    }
    throw malformed(Limits.revisionRule(field.toString()));
  }

  /** A number that is something else where it is missing or null. */
  long number(Field field, long otherwise) {
    if (lacks(field)) {
      return otherwise;
    }
    if (values.get(field) instanceof Long number) {
      return number;
    }
    throw malformed("\"" + field + "\" must be a whole number of 64 bits");
  }

  /** Checks a field that can only be true. */
  void requireTrue(Field field) {
    if (!Boolean.TRUE.equals(values.get(field))) {
      throw malformed("\"" + field + "\" can only be true");
    }
  }

  /** A key that must be there. */
  String key() {
    String key = text(Field.KEY);
    return checked(() -> {
      Limits.requireKey(key);
      return key;
    });
  }

  /** A time to live that may be missing or null. */
  @Nullable Long ttl(Field field) {
    if (lacks(field)) {
      return null;
    }
    if (values.get(field) instanceof Long seconds) {
      return seconds;
    }
    throw malformed(Limits.ttlRule());
  }

  /** Refuses the fields that have no meaning with a method; null has none anywhere. */
  void allow(String method, Set<Field> meaningful) {
    for (Field field : given) {
      if (!meaningful.contains(field) && !lacks(field)) {
        throw malformed("\"" + field + "\" has no meaning with " + method);
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

  private boolean lacks(Field field) {
    return values.get(field) == null;
  }
}
