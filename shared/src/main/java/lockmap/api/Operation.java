package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * One step of a batch. Whatever is made is within the {@link Limits}: the constructors throw {@link
 * IllegalArgumentException} for a key, a value, a time to live or a condition that the contract
 * does not allow. How long a value may be is the server's to check.
 */
public sealed interface Operation {

  /** The key that it is about. */
  String key();

  /** Its name on the wire. */
  default String method() {
    return switch (this) {
      case Get _ -> "GET";
      case Put _ -> "PUT";
      case Delete _ -> "DELETE";
      case CompareAndSwap _ -> "CAS";
      case Increment _ -> "INCR";
    };
  }

  /**
   * Asks for the value of a key, or with a condition just checks it.
   *
   * @param key the key
   * @param condition what must be true of it
   */
  record Get(String key, Condition condition) implements Operation {

    /** Checks the key. */
    public Get {
      Limits.requireKey(key);
    }

    /** Asks for the value, whatever it is. */
    public Get(String key) {
      this(key, Condition.NONE);
    }
  }

  /**
   * Sets the value of a key.
   *
   * @param key the key
   * @param value its new value, perhaps empty
   * @param ttl how long the entry lives, in seconds; null for as long as nobody removes it
   * @param condition what must be true of the key before
   */
  record Put(String key, String value, @Nullable Long ttl, Condition condition)
      implements Operation {

    /** Checks key, value and time to live. */
    public Put {
      Limits.requireKey(key);
      Limits.requireText("value", value);
      if (ttl != null) {
        Limits.requireTtl(ttl);
      }
    }

    /** Sets a value, whatever stands there. */
    public Put(String key, String value, @Nullable Long ttl) {
      this(key, value, ttl, Condition.NONE);
    }

    /** Sets a value that stays for as long as nobody removes it, whatever stands there. */
    public Put(String key, String value) {
      this(key, value, null);
    }
  }

  /**
   * Removes a key.
   *
   * @param key the key
   * @param condition what must be true of it; not that it is absent
   */
  record Delete(String key, Condition condition) implements Operation {

    /** Checks key and condition. */
    public Delete {
      Limits.requireKey(key);
      if (condition instanceof Condition.Absent) {
        throw new IllegalArgumentException("\"if_absent\" has no meaning with DELETE");
      }
    }

    /** Removes a key, whatever stands there. */
    public Delete(String key) {
      this(key, Condition.NONE);
    }
  }

  /**
   * Swaps what a key holds for something else, or for nothing, if it is as expected.
   *
   * @param key the key
   * @param swap what is expected and what it is swapped for
   */
  record CompareAndSwap(String key, CasRequest swap) implements Operation {

    /** Checks the key. */
    public CompareAndSwap {
      Limits.requireKey(key);
    }

    /** Swaps a value for another; the key keeps the time to live that it has. */
    public CompareAndSwap(String key, String expected, String replacement) {
      this(key, new CasRequest(expected, replacement));
    }
  }

  /**
   * Adds to the number that a key holds. A missing key counts as 0; the time to live stays.
   *
   * @param key the key
   * @param by how much more, or less
   */
  record Increment(String key, long by) implements Operation {

    /** Checks the key. */
    public Increment {
      Limits.requireKey(key);
    }

    /** Adds 1. */
    public Increment(String key) {
      this(key, 1);
    }
  }
}
