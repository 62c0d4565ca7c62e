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
}
