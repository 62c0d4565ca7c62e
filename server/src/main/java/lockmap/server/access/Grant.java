package lockmap.server.access;

import lockmap.server.http.HttpProblem;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Utf8Bytes;

/**
 * What a client may do. It is decided by a request's key alone, before the store is asked, so that
 * a refusal never tells whether a key exists.
 *
 * @param name what the operator calls the client; never a secret
 * @param role what it may do
 * @param keys to which keys
 */
public record Grant(String name, Role role, Prefixes keys) {

  /** What everybody may do where no tokens are asked for. */
  public static final Grant ALL = new Grant("anyone", Role.ADMIN, Prefixes.ALL);

  /** Whether a key may be touched in the given role. */
  public boolean allows(Role needed, Utf8Bytes key) {
    return role.includes(needed) && keys.cover(key);
  }

  /**
   * Sees to it that a key may be touched. Whether it may be changed has been seen to by then, where
   * the request's method tells; see {@link AccessFilter}.
   *
   * @throws HttpProblem 403 where it may not
   */
  public void requireKey(Utf8Bytes key) {
    if (!keys.cover(key)) {
      throw AccessProblems.key(this, key);
    }
  }

  /**
   * Sees to it that every key under a prefix may be touched.
   *
   * @throws HttpProblem 403 where some may not
   */
  public void requireAllUnder(Utf8Bytes prefix) {
    if (!keys.cover(prefix)) {
      throw AccessProblems.prefix(this, prefix);
    }
  }

  /**
   * The keys under a prefix that may be seen.
   *
   * @throws HttpProblem 403 where none may
   */
  public Prefixes seenUnder(Utf8Bytes prefix) {
    Prefixes seen = keys.under(prefix);
    if (seen.isEmpty()) {
      throw AccessProblems.prefix(this, prefix);
    }
    return seen;
  }

  /**
   * Why a part of a request is not {@linkplain #allows allowed}: 403.
   *
   * @param place what the part is called, such as {@code operation 3}
   */
  public HttpProblem refusal(Role needed, Utf8Bytes key, String place) {
    return AccessProblems.at(
        place,
        role.includes(needed) ? AccessProblems.key(this, key) : AccessProblems.role(this, needed));
  }
}
