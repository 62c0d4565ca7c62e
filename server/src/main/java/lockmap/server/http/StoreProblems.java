package lockmap.server.http;

import lockmap.server.store.Outcome;

/** The problems that a store may have with a request. */
public final class StoreProblems {

  private StoreProblems() {}

  /** What to say of an operation that the engine could not carry out. */
  public static HttpProblem of(Outcome.Failure failure) {
    return switch (failure) {
      case Outcome.Full(long maxMemory) ->
          new HttpProblem(
              507,
              "store-full",
              "Store full",
              "The write would take the store past " + maxMemory + " bytes.");
    };
  }

  /**
   * What to say of a value that is larger than allowed.
   *
   * @param name what the value is called in the request
   * @param size how many bytes it has
   * @param limit how many are allowed
   */
  public static HttpProblem valueTooLarge(String name, int size, int limit) {
    return StandardProblems.tooLarge(
        "\"" + name + "\" has " + size + " bytes; at most " + limit + " are allowed.");
  }
}
