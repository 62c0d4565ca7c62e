package lockmap.console.keys;

import java.util.ArrayList;
import java.util.List;
import lockmap.api.Condition;
import lockmap.api.Limits;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.client.ListQuery;
import lockmap.client.StoreClient;
import lockmap.console.keys.Work.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Removes many keys, each only as the operator saw it: at the revision that it had on the screen
 * or, in a folder, if it was written no later than the folder was counted. What somebody else has
 * written since stays. One run of one thread.
 */
final class Removal {

  private static final int DELETED = 204;
  private static final int ABSENT = 404;
  private static final int CONDITION_FAILED = 412;

  private final StoreClient client;
  private final Progress progress;
  private long deleted;
  private long changed;
  private long refused;

  Removal(StoreClient client, Progress progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * A key at a revision.
   *
   * @param key which key
   * @param revision what the operator saw it written by
   */
  record Seen(String key, long revision) {}

  /**
   * What came of it.
   *
   * @param deleted how many keys are gone by it
   * @param changed how many were written since they were seen, and stay
   * @param refused how many the server would not remove for another reason
   * @param cancelled whether it ended before all were tried
   */
  record Result(long deleted, long changed, long refused, boolean cancelled) {}

  Result run(Targets targets, long revision) {
    for (int from = 0; from < targets.keys().size() && !progress.isCancelled(); ) {
      int to = Math.min(from + Limits.MAX_BATCH_OPERATIONS, targets.keys().size());
      remove(targets.keys().subList(from, to));
      from = to;
    }
    for (String prefix : targets.prefixes()) {
      removeUnder(prefix, revision);
    }
    return new Result(deleted, changed, refused, progress.isCancelled());
  }

  private void removeUnder(String prefix, long revision) {
    @Nullable ListQuery next = ListQuery.under(prefix).limit(ListQuery.MOST);
    while (next != null && !progress.isCancelled()) {
      Listing page = client.list(next);
      List<Seen> seen = new ArrayList<>();
      for (ListedKey key : page.entries()) {
        if (key.revision() <= revision) {
          seen.add(new Seen(key.key(), key.revision()));
        } else {
          changed++;
        }
      }
      remove(seen);
      next = page.next() == null ? null : next.after(page.next());
    }
  }

  private void remove(List<Seen> seen) {
    if (seen.isEmpty()) {
      return;
    }
    for (Outcome outcome : client.batch(seen.stream().map(Removal::operation).toList())) {
      switch (outcome.status()) {
        case DELETED -> deleted++;
        case ABSENT -> {} // somebody else has removed it
        case CONDITION_FAILED -> changed++;
        default -> refused++;
      }
    }
    progress.reached(deleted);
  }

  private static Operation operation(Seen seen) {
    return new Operation.Delete(seen.key(), new Condition.WrittenBy(seen.revision()));
  }
}
