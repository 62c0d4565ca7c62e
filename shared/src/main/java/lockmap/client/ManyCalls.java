package lockmap.client;

import java.util.List;
import lockmap.api.Count;
import lockmap.api.Deleted;
import lockmap.api.Listing;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.api.Paths;
import lockmap.api.Problem;
import lockmap.api.RefusedBatch;

/** The requests that are about many keys. */
final class ManyCalls {

  private final Http http;

  ManyCalls(Http http) {
    this.http = http;
  }

  Listing list(ListQuery query) {
    QueryString parameters =
        new QueryString()
            .withSome("prefix", query.prefix())
            .withSome("after", query.after())
            .withSome("delimiter", query.delimiter())
            .with("limit", Integer.toString(query.limit()))
            .withSome("values", query.values() ? "true" : "");
    return http.ask(http.to(Paths.KEYS + parameters), Listing.class);
  }

  long count(String prefix) {
    QueryString query = new QueryString().withSome("prefix", prefix).with("count", "true");
    return http.ask(http.to(Paths.KEYS + query), Count.class).count();
  }

  long deleteAll(String prefix) {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("an empty prefix would delete every key");
    }
    QueryString query = new QueryString().with("prefix", prefix);
    return http.ask(http.to(Paths.KEYS + query).delete(), Deleted.class).deleted();
  }

  List<Outcome> batch(List<Operation> operations) {
    Answer answer = http.send(batchTo(Paths.BATCH, operations));
    return switch (answer.status()) {
      case 200 -> outcomes(answer, answer.jsonList(Outcome.class), operations);
      default -> throw answer.unexpected();
    };
  }

  AtomicResult atomically(List<Operation> operations) {
    Answer answer = http.send(batchTo(Paths.BATCH + "?atomic=true", operations));
    if (answer.status() == 200) {
      return new AtomicResult.Committed(
          outcomes(answer, answer.jsonList(Outcome.class), operations));
    }
    Problem problem = answer.problem();
    if (answer.status() < 400 || !problem.extensions().containsKey("operations")) {
      throw answer.unexpected();
    }
    List<Outcome> outcomes = answer.json(RefusedBatch.class).operations();
    return new AtomicResult.Undone(problem, outcomes(answer, outcomes, operations));
  }

  private Request batchTo(String path, List<Operation> operations) {
    Request request = http.json(path, operations);
    boolean readsAlone = operations.stream().allMatch(Operation.Get.class::isInstance);
    return readsAlone ? request.onlyReading() : request;
  }

  private static List<Outcome> outcomes(
      Answer answer, List<Outcome> outcomes, List<Operation> operations) {
    if (outcomes.size() != operations.size()) {
      throw answer.bad(operations.size() + " operations have " + outcomes.size() + " answers");
    }
    return outcomes;
  }
}
