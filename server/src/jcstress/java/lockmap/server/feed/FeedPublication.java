package lockmap.server.feed;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import lockmap.server.memory.MemoryPool;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Utf8Bytes;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** What a reader may see of changes that writers are filing. */
final class FeedPublication {

  private static final Utf8Bytes KEY = Utf8Bytes.of("key");

  private FeedPublication() {}

  private static Change change(long revision) {
    return new Change(Cause.DELETE, KEY, null, revision);
  }

  private static String text(Change change) {
    return change == null ? "nothing" : change.key() + "@" + change.revision();
  }

  /** A change is there as a whole or not at all. */
  @JCStressTest
  @Outcome(id = "nothing", expect = ACCEPTABLE, desc = "before it was filed")
  @Outcome(id = "key@1", expect = ACCEPTABLE, desc = "behind")
  @Outcome(expect = FORBIDDEN, desc = "something in between")
  @State
  public static class OfAChange {
    private final History history = new History(4, Long.MAX_VALUE, 0);

    /** Files. */
    @Actor
    public void file() {
      history.add(change(1));
    }

    /** Reads. */
    @Actor
    public void read(L_Result result) {
      result.r1 = text(history.at(1));
    }
  }

  /** Of two writers who meet in one place the newer change stays. */
  @JCStressTest
  @Outcome(id = "nothing, key@5", expect = ACCEPTABLE, desc = "the newer one")
  @Outcome(expect = FORBIDDEN, desc = "the older one, or none")
  @State
  public static class OfTheNewer {
    private final History history = new History(4, Long.MAX_VALUE, 0);

    /** Files, a round late. */
    @Actor
    public void late() {
      history.add(change(1));
    }

    /** Files. */
    @Actor
    public void newer() {
      history.add(change(5));
    }

    /** Reads when both have filed. */
    @Arbiter
    public void read(LL_Result result) {
      result.r1 = text(history.at(1));
      result.r2 = text(history.at(5));
    }
  }

  /** What was noted is fetched, or is there to be fetched still. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "fetched afterwards")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "fetched at once")
  @Outcome(expect = FORBIDDEN, desc = "lost, or had twice")
  @State
  public static class OfANote {
    private final Inbox inbox = new Inbox(4, new MemoryPool(Long.MAX_VALUE));

    /** Notes. */
    @Actor
    public void note() {
      inbox.note(1);
    }

    /** Fetches. */
    @Actor
    public void fetch(II_Result result) {
      result.r1 = inbox.poll(4, Long.MAX_VALUE).length;
    }

    /** Fetches what is left. */
    @Arbiter
    public void fetchTheRest(II_Result result) {
      result.r2 = inbox.poll(4, Long.MAX_VALUE).length;
    }
  }
}
