package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * One step of a batch. Whatever is made is within the {@link Limits}: the constructors throw {@link
 * IllegalArgumentException} for a key, a value or a time to live that the contract does not allow.
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
    };
  }

  /** Asks for the value of a key. */
  record Get(String key) implements Operation {

    /** Checks the key. */
    public Get {
      Limits.requireKey(key);
    }
  }

  /**
   * Sets the value of a key.
   *
   * @param key the key
   * @param value its new value, perhaps empty
   * @param ttl how long the entry lives, in seconds; null for as long as nobody removes it
   */
  record Put(String key, String value, @Nullable Long ttl) implements Operation {

    /** Checks key, value and time to live. The value's length is the server's to check. */
    public Put {
      Limits.requireKey(key);
      Limits.requireText("value", value);
      if (ttl != null) {
        Limits.requireTtl(ttl);
      }
    }

    /** Sets a value that stays for as long as nobody removes it. */
    public Put(String key, String value) {
      this(key, value, null);
    }
  }

  /** Removes a key. */
  record Delete(String key) implements Operation {

    /** Checks the key. */
    public Delete {
      Limits.requireKey(key);
    }
  }
}
