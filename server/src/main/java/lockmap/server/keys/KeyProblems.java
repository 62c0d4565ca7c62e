package lockmap.server.keys;

import lockmap.server.http.Answers;
import lockmap.server.http.HttpProblem;
import lockmap.server.store.Slot;
import org.jspecify.annotations.Nullable;

/** What may be wrong with an operation on a key. */
final class KeyProblems {

  private KeyProblems() {}

  static HttpProblem noSuchKey() {
    return new HttpProblem(404, "no-such-key", "No such key", "The key does not exist.");
  }

  static HttpProblem conflict(@Nullable Slot current) {
    return current == null
        ? new HttpProblem(
            412,
            "condition-failed",
            "Condition failed",
            "The key was expected to exist, and does not.")
        : new HttpProblem(
                412,
                "condition-failed",
                "Condition failed",
                "The key is not as expected; its ETag is that of now.")
            .with(Answers.etag(current.revision()));
  }

  static HttpProblem notCountable(Slot current) {
    return new HttpProblem(
            409,
            "not-countable",
            "Not countable",
            "The value is no whole number of 64 bits, or would be none any more.")
        .with(Answers.etag(current.revision()));
  }
}
