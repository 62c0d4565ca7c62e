package lockmap.server.faults;

import java.util.List;

/** The faults that were thought of, from the arguments in the classes' comments. */
final class Faults {

  static final List<Fault> ALL =
      List.of(
          Fault.of(
              "a read does not validate",
              "store/Stripe.java",
              "store.LockMapLincheckTest",
              "if (lock.validate(stamp)) {",
              "if (stamp != 0) {"),
          Fault.of(
              "changes are told when the lock has been let go",
              "store/Stripe.java",
              "store.LockMapHistoryTest",
              "  private final ChangeListener listener;",
              """
                private final ThreadLocal<java.util.ArrayDeque<Change>> late =
                    ThreadLocal.withInitial(java.util.ArrayDeque::new);

                private void tell() {
                  for (Change change; (change = late.get().poll()) != null; ) {
                    listener.changed(change);
                  }
                }

                private final ChangeListener listener;
              """,
              "    listener.changed(new Change(",
              "    late.get().add(new Change(",
              "lock.unlockWrite(stamp);",
              "lock.unlockWrite(stamp); tell();",
              "lock.asWriteLock().unlock();",
              "lock.asWriteLock().unlock(); tell();"),
          Fault.of(
              "a revision is taken before the lock",
              "store/Stripe.java",
              "store.LockMapHistoryTest",
              "  private final ChangeListener listener;",
              """
                private final ThreadLocal<Long> early = new ThreadLocal<>();

                private long revision() {
                  Long taken = early.get();
                  early.remove();
                  return taken == null ? revisions.incrementAndGet() : taken;
                }

                private final ChangeListener listener;
              """,
              """
                Outcome apply(Operation operation, int hash) {
              """,
              """
                Outcome apply(Operation operation, int hash) {
                  if (operation instanceof Operation.Put put && put.condition() == Condition.NONE) {
                    early.set(revisions.incrementAndGet());
                  }
              """,
              "write.value(), revisions.incrementAndGet(), deadline",
              "write.value(), revision(), deadline"),
          decidedBeforeTheLock("store.LockMapConditionLincheckTest"),
          decidedBeforeTheLock("LinearizabilityTest#everyKeyIsLinearizableInTheOrderOfItsEvents"),
          Fault.of(
              "a deadline outlives the value that had it",
              "store/Stripe.java",
              "store.LockMapModelTest",
              "      unschedule(previous);\n",
              ""),
          Fault.of(
              "whether a key has expired is decided after validation, by its slot alone",
              "store/Stripe.java",
              "store.LockMapOrderTest",
              """
                    Slot slot = living(table, key, hash, ticker);
                    if (lock.validate(stamp)) {
                      return slot;
              """,
              """
                    Slot slot = table.find(key, hash);
                    if (lock.validate(stamp)) {
                      return slot == null || hasExpired(slot, ticker) ? null : slot;
              """),
          Fault.of(
              "a view has the revision of a moment when the lock has been let go",
              "store/LockMap.java",
              "store.LockMapHistoryTest",
              "return stripe(hashed).view(key, (int) hashed);",
              """
              View view = stripe(hashed).view(key, (int) hashed);
              Thread.yield();
              return new View(key, view.slot(), revision());
              """),
          Fault.of(
              "a gap is not closed by a slot that is as far from home as from the gap",
              "store/SlotTable.java",
              "store.LockMapModelTest",
              "distance(home(slot.hash()), group) >= distance(gap, group)",
              "distance(home(slot.hash()), group) > distance(gap, group)"),
          Fault.of(
              "batches do not come to the gate",
              "store/LockMap.java",
              "store.BatchOrderTest",
              "return gate.pass(() -> batch.carryOut(ticker));",
              "return batch.carryOut(ticker);"),
          Fault.of(
              "a page does not ask again whether a batch has begun",
              "store/BatchGate.java",
              "store.BatchOrderTest",
              """
                      if (begun.get() == over) {
                        return result;
                      }
              """,
              """
                      return result;
              """),
          Fault.of(
              "batches take their stripes as they come",
              "store/AtomicBatch.java",
              "store.BatchOrderTest",
              "List<Stripe> inOrder = List.copyOf(stripes.values());",
              "List<Stripe> inOrder = steps.stream().map(step -> step.key.stripe()).distinct().toList();"),
          Fault.of(
              "a batch takes its revisions one by one",
              "store/AtomicBatch.java",
              "store.BatchOrderTest",
              "long revision = revisions.getAndAdd(rehearsed.stream().filter(Rehearsed::isChange).count());",
              "long revision = 0;",
              "        revision++;",
              "        revision = revisions.incrementAndGet();"),
          Fault.of(
              "a batch lets go of a stripe before it has taken the next",
              "store/AtomicBatch.java",
              "LinearizabilityTest#atomicBatchesOverSeveralKeysAreLinearizableInTheOrderOfTheirEvents",
              "        inOrder.get(held).hold();\n",
              "        inOrder.get(held).hold();\n        inOrder.get(held).letGo();\n",
              "        inOrder.get(--held).letGo();",
              "        --held;"),
          Fault.of(
              "a snapshot is not compared with what follows",
              "feed/Subscription.java",
              "feed.FollowUnderLoadTest",
              " && revision > seen.getOrDefault(change.key(), 0L)",
              ""),
          Fault.of(
              "changes are noted only from the end of a snapshot",
              "feed/Subscription.java",
              "feed.FollowUnderLoadTest",
              "    seen = complete;\n",
              "    restartAt(store.revision());\n    seen = complete;\n"),
          Fault.of(
              "a change that comes late takes the place of a newer one",
              "feed/History.java",
              "feed.HistoryTest",
              "old.revision() > change.revision()",
              "old.revision() < 0"),
          Fault.of(
              "a change is filed without another look at its place",
              "feed/History.java",
              "feed.HistoryLincheckTest",
              "} while (!ring.compareAndSet(place, old, change));",
              "ring.set(place, change); } while (false);"),
          Fault.of(
              "a watcher fetches without the lock",
              "feed/Inbox.java",
              "feed.InboxLincheckTest",
              """
                  lock.lock();
                  try {
                    return pending.poll(most, last);
                  } finally {
                    lock.unlock();
                  }
              """,
              "return pending.poll(most, last);"),
          Fault.of(
              "an escape may have a g",
              "http/PercentEncoding.java",
              "http.KeyFuzzTest",
              "lower <= 'f'",
              "lower <= 'g'"),
          Fault.of(
              "a key may have a segment of two dots",
              "http/KeyPath.java",
              "http.KeyFuzzTest",
              "case 2 -> key.at(from) == '.' && key.at(from + 1) == '.';",
              "case 2 -> false;"),
          Fault.of(
              "a line ends where what has arrived ends",
              "transfer/Lines.java",
              "transfer.LinesFuzzTest",
              "if (end < to) {",
              "if (end <= to) {"),
          Fault.of(
              "what YAML does not allow is not caught",
              "config/YamlSource.java",
              "config.ConfigFuzzTest",
              "} catch (YAMLException e) {",
              "} catch (IllegalStateException e) {"),
          Fault.of(
              "a key that is changed need not be one of the token's",
              "keys/KeyRoutes.java",
              "AccessContractTest",
              "grants.of(request).requireKey(key);",
              "grants.of(request);"),
          Fault.of(
              "whatever begins as health does needs no token",
              "access/AccessFilter.java",
              "AccessSpellingTest",
              "return OPEN.contains(path)",
              "return path.startsWith(Paths.HEALTH) || OPEN.contains(path)"),
          Fault.of(
              "the second operation of a batch is not looked at",
              "batch/BatchRoute.java",
              "AccessContractTest",
              "if (!grant.allows(needed(operation), operation.key())) {",
              "if (number != 2 && !grant.allows(needed(operation), operation.key())) {"),
          Fault.of(
              "a file of tokens counts while it is being written",
              "access/CurrentTokens.java",
              "access.CurrentTokensTest",
              "if (sight.isLike(latest) && !sight.isLike(judged)) {",
              "if (!sight.isLike(judged)) {"),
          Fault.of(
              "where a new grant begins is found before what the old one did has ended",
              "access/CurrentTokens.java",
              "access.CurrentTokensTest",
              "tokens = next.after(previous, NEVER);",
              "long early = revision.getAsLong() + 1; tokens = next.after(previous, early);",
              "tokens = next.after(previous, revision.getAsLong() + 1);",
              "tokens = next.after(previous, early);"),
          Fault.of(
              "a watch goes on from what another grant told",
              "watch/EventStream.java",
              "AccessReloadTest#aWatchThatIsResumedWithOtherRightsBeginsAnew",
              "Replay.since(since, earliest, subscription, store)",
              "Replay.since(since, 0, subscription, store)"),
          Fault.of(
              "a replay that was ended says how far it would have gone",
              "feed/Replay.java",
              "feed.ReplayTest",
              "if (subscription.isEnded()) {",
              "if (subscription.isEnded() && goal < 0) {"),
          Fault.of(
              "a listing has the keys of others",
              "listing/ListingRoute.java",
              "AccessContractTest#manyKeysAreThoseOfTheToken",
              "Prefixes seen = grant.seenUnder(Utf8Bytes.of(selection.prefix()));",
              "Prefixes seen = Prefixes.ALL.under(Utf8Bytes.of(selection.prefix()));"),
          Fault.of(
              "a count counts the keys of others",
              "listing/ListingRoute.java",
              "AccessContractTest#manyKeysAreThoseOfTheToken",
              "new Count(grant.seenUnder(prefix).ranges()",
              "new Count(Prefixes.ALL.under(prefix).ranges()"),
          Fault.of(
              "a server is called by any name",
              "origin/HostFilter.java",
              "OriginContractTest",
              "if (!names.admit(withoutPort(host))) {",
              "if (host.isEmpty()) {"),
          Fault.of(
              "a name that was refused is remembered as one of the server's",
              "origin/HostFilter.java",
              "OriginContractTest#aNameThatWasRefusedDoesNothing",
              "require(host); lastAdmitted = host;",
              "lastAdmitted = host; require(host);"),
          Fault.of(
              "a page that only older browsers give away may write",
              "origin/OriginFilter.java",
              "OriginContractTest",
              "} else if (!isSafe(request) && !isOwn(request, origin)) {",
              "} else if (origin.isEmpty()) {"),
          Fault.of(
              "a page of another site may write",
              "origin/OriginFilter.java",
              "OriginContractTest",
              "if (!site.equals(\"same-origin\") && !site.equals(\"none\")) {",
              "if (site.isEmpty()) {"),
          Fault.of(
              "others reach a server that asks them nothing",
              "Exposure.java",
              "ExposureTest",
              "if (!asksForTokens && tls.clientCa() == null && !config.server().insecureBind()) {",
              "if (!asksForTokens && tls.clientCa() != null && !config.server().insecureBind()) {"),
          Fault.of(
              "a body whose end nobody knows is let in",
              "http/Gatekeeper.java",
              "ConnectionContractTest",
              "if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {",
              "if (request.headers().contains(NO_NAME)) {"),
          Fault.of(
              "a connection goes on behind an answer that said it was the last",
              "http/Gatekeeper.java",
              "http.GatekeeperTest",
              "if (isLast(response)) {",
              "if (isLast(response) && problems.toString().isEmpty()) {"),
          Fault.of(
              "who is refused is not written down",
              "audit/AuditFilter.java",
              "AuditContractTest#everyRefusalIsALine",
              "if (refusals.admit()) {",
              "if (refusals.admit() && status == 401) {"),
          Fault.of(
              "what is refused for the load is not written down",
              "audit/AuditFilter.java",
              "AuditContractTest#everyRequestThatIsRefusedForTheLoadIsALineOrCounted",
              "Set.of(401, 403, 411, 421, 429, 503, 507)",
              "Set.of(401, 403, 411, 421, 429, 507)"));

  private Faults() {}

  /** As if it had read, decided and then written; but never so that it cannot write. */
  private static Fault decidedBeforeTheLock(String caughtBy) {
    return Fault.of(
        "an operation is decided before the lock",
        "store/Stripe.java",
        caughtBy,
        "  private final ChangeListener listener;",
        """
          private final ThreadLocal<java.util.Optional<Slot>> before = new ThreadLocal<>();

          private final ChangeListener listener;
        """,
        "Outcome apply(Operation operation, int hash) {",
        """
          Outcome apply(Operation operation, int hash) {
            before.set(java.util.Optional.ofNullable(get(operation.key(), hash)));
            Thread.yield();
        """,
        "return switch (Decision.of(operation, current)) {",
        """
            Slot seen = before.get().orElse(null);
            Slot known = (seen == null) == (current == null) ? seen : current;
            return switch (Decision.of(operation, known)) {
        """);
  }
}
