package lockmap.server.batch;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lockmap.api.WireJson;
import lockmap.server.access.Grant;
import lockmap.server.access.Grants;
import lockmap.server.access.Role;
import lockmap.server.http.Answers;
import lockmap.server.http.AuditNotes;
import lockmap.server.http.Query;
import lockmap.server.http.RequestReader;
import lockmap.server.store.BatchOutcome;
import lockmap.server.store.Operation;
import lockmap.server.store.Store;

/**
 * {@code POST /batch}: operations carried out one after the other, each answered as it would be
 * alone, or with {@code atomic=true} all of them as one act or none. Nothing is carried out unless
 * all of them are well-formed, and the client may do each of them. Safe for any number of threads.
 */
public final class BatchRoute {

  private final Store store;
  private final Grants grants;
  private final int maxValueSize;
  private final int maxBodySize;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * The route to a store.
   *
   * @param store where the keys are
   * @param grants who may do what
   * @param maxValueSize the largest value, in bytes
   * @param maxBodySize the largest body, in bytes
   */
  public BatchRoute(Store store, Grants grants, int maxValueSize, int maxBodySize) {
    this.store = store;
    this.grants = grants;
    this.maxValueSize = maxValueSize;
    this.maxBodySize = maxBodySize;
  }

  /** Carries out a batch. */
  public void run(ServerRequest request, ServerResponse response) {
    running.incrementAndGet();
    try {
      boolean atomic = Query.of(request).flag("atomic", false);
      RequestReader.requireJson(request);
      List<Operation> operations =
          Translation.fromWire(
              WireJson.readBatch(RequestReader.json(request, maxBodySize)), maxValueSize);
      requireAllowed(grants.of(request), operations);
      List<Answer> answers = atomic ? together(request, operations) : oneByOne(operations);
      note(request, operations, answers);
      Answers.json(request, response, Answer.write(answers));
    } finally {
      running.decrementAndGet();
    }
  }

  private static void requireAllowed(Grant grant, List<Operation> operations) {
    int number = 0;
    for (Operation operation : operations) {
      number++;
      if (!grant.allows(needed(operation), operation.key())) {
        throw grant.refusal(needed(operation), operation.key(), "operation " + number);
      }
    }
  }

  private static Role needed(Operation operation) {
    return switch (operation) {
      case Operation.Get _ -> Role.READ;
      case Operation.Put _,
          Operation.Delete _,
          Operation.CompareAndSwap _,
          Operation.CompareAndDelete _,
          Operation.Increment _,
          Operation.Touch _ ->
          Role.WRITE;
    };
  }

  private List<Answer> oneByOne(List<Operation> operations) {
    List<Answer> answers = new ArrayList<>(operations.size());
    for (Operation operation : operations) {
      answers.add(Translation.toWire(operation, store.apply(operation)));
    }
    return answers;
  }

  private List<Answer> together(ServerRequest request, List<Operation> operations) {
    return switch (store.applyAtomically(operations)) {
      case BatchOutcome.Done done -> AtomicTranslation.toWire(operations, done);
      case BatchOutcome.Refused refused -> {
        List<Answer> answers = AtomicTranslation.toWire(operations, refused);
        note(request, operations, answers);
        throw AtomicTranslation.problem(refused, answers);
      }
    };
  }

  private static void note(
      ServerRequest request, List<Operation> operations, List<Answer> answers) {
    AuditNotes.noteWrites(
        request,
        () -> {
          List<Write> writes = new ArrayList<>();
          for (int at = 0; at < operations.size(); at++) {
            Write.of(operations.get(at), answers.get(at)).ifPresent(writes::add);
          }
          return writes;
        });
  }

  /** How many batches are being carried out right now. */
  public int running() {
    return running.get();
  }
}
