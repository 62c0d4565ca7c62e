package lockmap.server.access;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import lockmap.server.http.HttpProblem;
import lockmap.server.store.Utf8Bytes;

/**
 * Why somebody is not let in, or may not do what was asked; RFC 6750 has the headers. Nothing of
 * what was shown as a token is in them, and whoever shows a wrong one hears always the same.
 */
final class AccessProblems {

  private static final Header CHALLENGE = challenge("");
  private static final Header INVALID_TOKEN = challenge(", error=\"invalid_token\"");
  private static final Header INSUFFICIENT = challenge(", error=\"insufficient_scope\"");

  private AccessProblems() {}

  /** No token was shown. */
  static HttpProblem noToken() {
    return unauthorized("A token is needed, in one header Authorization: Bearer TOKEN.")
        .with(CHALLENGE);
  }

  /** What was shown lets nobody in. */
  static HttpProblem badToken() {
    return unauthorized("The token is none of those that are let in, or no longer.")
        .with(INVALID_TOKEN);
  }

  /** The role is too small. */
  static HttpProblem role(Grant grant, Role needed) {
    return forbidden(
        "This needs the role %s, and the token \"%s\" has %s."
            .formatted(needed, grant.name(), grant.role()));
  }

  /** A key is none of those that the client may touch, whether it exists or not. */
  static HttpProblem key(Grant grant, Utf8Bytes key) {
    return forbidden("The token \"%s\" is not for the key \"%s\".".formatted(grant.name(), key));
  }

  /** So are keys under a prefix. */
  static HttpProblem prefix(Grant grant, Utf8Bytes prefix) {
    return forbidden(
        "The token \"%s\" is not for the prefix \"%s\".".formatted(grant.name(), prefix));
  }

  /** The same refusal, of a part of a request. */
  static HttpProblem at(String place, HttpProblem why) {
    return forbidden(place + ": " + why.problem().detail());
  }

  private static HttpProblem unauthorized(String detail) {
    return new HttpProblem(401, "unauthorized", "Unauthorized", detail);
  }

  private static HttpProblem forbidden(String detail) {
    return new HttpProblem(403, "forbidden", "Forbidden", detail).with(INSUFFICIENT);
  }

  private static Header challenge(String error) {
    return HeaderValues.createCached(
        HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"lockmap\"" + error);
  }
}
