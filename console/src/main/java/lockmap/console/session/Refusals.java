package lockmap.console.session;

import lockmap.api.Problem;
import lockmap.client.RefusedException;

/** What to say where a request was refused: by a LockMap in its own words, else in ours. */
final class Refusals {

  private Refusals() {}

  static Trouble explain(RefusedException refused, Place place) {
    Problem problem = refused.problem();
    boolean ofLockMap = problem.type().startsWith("/problems/");
    return ofLockMap ? told(refused) : bare(refused, place);
  }

  private static Trouble told(RefusedException refused) {
    String detail = refused.problem().detail().strip();
    String words = detail.isEmpty() ? refused.problem().title() : detail;
    return new Trouble(Sentence.of(words), advice(refused));
  }

  private static Trouble bare(RefusedException refused, Place place) {
    String sentence =
        switch (refused.status()) {
          case 401 -> "The server at " + place.authority() + " wants a token that it knows.";
          case 403 -> "The server at " + place.authority() + " does not allow that.";
          case 429 -> "The server at " + place.authority() + " was asked too much.";
          case 502, 504 ->
              "What stands before the server at "
                  + place.authority()
                  + " cannot reach it ("
                  + refused.status()
                  + ").";
          case 503 -> "The server at " + place.authority() + " takes no requests now.";
          default ->
              "What answers at "
                  + place.authority()
                  + " refused with the status "
                  + refused.status()
                  + " and does not speak as a LockMap does.";
        };
    return new Trouble(sentence, bareAdvice(refused, place));
  }

  private static String bareAdvice(RefusedException refused, Place place) {
    return switch (refused.status()) {
      case 401, 403, 429, 503 -> advice(refused);
      case 502, 504 -> "See whether the server behind the proxy runs.";
      case 400 ->
          place.isPlain()
              ? "If the server speaks TLS, let the address of the profile begin with https://."
              : "Correct the address of the profile.";
      case 407 -> "A proxy on the way wants to know who you are: go round it.";
      default -> "Correct the address of the profile, its path included.";
    };
  }

  private static String advice(RefusedException refused) {
    return switch (refused.status()) {
      case 401 -> "Give the token of the profile again; whoever runs the server knows it.";
      case 403 -> "Use a token whose role and key prefixes allow it.";
      case 404 ->
          isOfType(refused, "not-found")
              ? "See whether the server is as new as this console."
              : "Look again: it may have been deleted or have expired.";
      case 408 -> "The connection is slow: try again.";
      case 409, 412 -> "Look at what the key holds now, and decide again.";
      case 410 -> "Begin to watch anew.";
      case 413 ->
          isOfType(refused, "too-large")
              ? "Make it smaller, or raise store.max-value-size on the server."
              : "Take fewer at a time.";
      case 414 -> "Use a shorter key.";
      case 429 -> "Wait " + wait(refused) + " and try again, or raise rate-limit.per-second.";
      case 500 -> "Look into the log of the server.";
      case 503 -> "Wait " + wait(refused) + " and try again.";
      case 507 -> "Delete keys, let some expire, or raise store.max-memory on the server.";
      default -> "";
    };
  }

  private static boolean isOfType(RefusedException refused, String slug) {
    return refused.problem().type().equals("/problems/" + slug);
  }

  private static String wait(RefusedException refused) {
    long seconds = refused.retryAfter().map(wait -> Math.max(1, wait.toSeconds())).orElse(1L);
    return seconds == 1 ? "a second" : seconds + " seconds";
  }
}
