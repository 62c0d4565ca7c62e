package lockmap.server.store;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What a reader without a lock may see of a stripe that a writer is changing. */
final class StripePublication {

  private static final Utf8Bytes KEY = Utf8Bytes.of("key");
  private static final Utf8Bytes OLD = Utf8Bytes.of("old");
  private static final Utf8Bytes NEW = Utf8Bytes.of("new");
  private static final Expiry LONG = new Expiry.After(1_000);

  private StripePublication() {}

  private static LockMap map() {
    return new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), () -> 7, _ -> -1, _ -> {});
  }

  private static String text(Slot slot) {
    return slot == null
        ? "nothing"
        : slot.key() + "=" + slot.value() + "@" + slot.revision() + "," + slot.deadline();
  }

  /** A new slot is there as a whole or not at all. */
  @JCStressTest
  @Outcome(id = "nothing", expect = ACCEPTABLE, desc = "before the write")
  @Outcome(id = "key=new@1,1007", expect = ACCEPTABLE, desc = "behind it")
  @Outcome(expect = FORBIDDEN, desc = "something in between")
  @State
  public static class OfANewKey {
    private final LockMap map = map();

    /** Writes. */
    @Actor
    public void write() {
      map.apply(new Operation.Put(KEY, NEW, LONG));
    }

    /** Reads. */
    @Actor
    public void read(L_Result result) {
      result.r1 = text(map.get(KEY));
    }
  }

  /** Value, deadline and revision of one write are seen together. */
  @JCStressTest
  @Outcome(id = "key=old@1,9223372036854775807", expect = ACCEPTABLE, desc = "before the write")
  @Outcome(id = "key=new@2,1007", expect = ACCEPTABLE, desc = "behind it")
  @Outcome(expect = FORBIDDEN, desc = "some of both")
  @State
  public static class OfOneWrite {
    private final LockMap map = map();

    /** With the key in it. */
    public OfOneWrite() {
      map.apply(new Operation.Put(KEY, OLD, Expiry.NEVER));
    }

    /** Writes. */
    @Actor
    public void write() {
      map.apply(new Operation.Put(KEY, NEW, LONG));
    }

    /** Reads. */
    @Actor
    public void read(L_Result result) {
      result.r1 = text(map.get(KEY));
    }
  }

  /** A key that stands is found while another one's removal moves it, and while tables change. */
  @JCStressTest
  @Outcome(id = "key=old@9,9223372036854775807", expect = ACCEPTABLE, desc = "found")
  @Outcome(expect = FORBIDDEN, desc = "not found, though it stood")
  @State
  public static class WhileOthersMove {
    private final LockMap map = map();

    /** With as many keys before it as its home has room for. */
    public WhileOthersMove() {
      for (int at = 0; at < 8; at++) {
        map.apply(new Operation.Put(Utf8Bytes.of("k" + at), OLD, Expiry.NEVER));
      }
      map.apply(new Operation.Put(KEY, OLD, Expiry.NEVER));
    }

    /** Removes what stands before it, so that it moves, and makes the table grow. */
    @Actor
    public void write() {
      map.apply(new Operation.Delete(Utf8Bytes.of("k0")));
      for (int at = 0; at < 5; at++) {
        map.apply(new Operation.Put(Utf8Bytes.of("n" + at), NEW, Expiry.NEVER));
      }
    }

    /** Reads. */
    @Actor
    public void read(L_Result result) {
      result.r1 = text(map.get(KEY));
    }
  }

  /** Who has seen the revision of a change finds the change. */
  @JCStressTest
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "before the write")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the write came between")
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "behind it")
  @Outcome(id = "true, false", expect = FORBIDDEN, desc = "a revision without its change")
  @State
  public static class OfARevision {
    private final LockMap map = map();

    /** Writes. */
    @Actor
    public void write() {
      map.apply(new Operation.Put(KEY, NEW, Expiry.NEVER));
    }

    /** Reads. */
    @Actor
    public void read(ZZ_Result result) {
      result.r1 = map.revision() == 1;
      result.r2 = map.get(KEY) != null;
    }
  }
}
