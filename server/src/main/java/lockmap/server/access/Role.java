package lockmap.server.access;

import java.util.Locale;

/**
 * What a client may do to the keys that it may touch; each role may do what those before it may.
 */
public enum Role {
  /** Look at keys: read, list, count, watch and export them. */
  READ,
  /** Change keys besides. */
  WRITE,
  /** Do everything, also what is not about single keys. */
  ADMIN;

  /** Whether this role may do what another may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The role as files and problems write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
