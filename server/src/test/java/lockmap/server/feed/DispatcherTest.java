package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lockmap.server.http.LogRecorder;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DispatcherTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Utf8Bytes KEY = Utf8Bytes.of("k");

  private final History history = new History(8, 1 << 20, 0);
  private final Heard heard = new Heard();

  /** What a dispatcher said, as text; it fails at the revision 13. */
  private static final class Heard implements Dispatcher.Receiver {

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Override
    public void changed(Change change) {
      if (change.revision() == 13) {
        throw new IllegalStateException("unlucky");
      }
      said.add("changed " + change.revision());
    }

    @Override
    public void missed(long revision) {
      said.add("missed " + revision);
    }

    @Override
    public void failed() {
      said.add("failed");
    }

    String next() throws InterruptedException {
      return String.valueOf(said.poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void waitsForTheWriterOfAnEarlierRevision() throws Exception {
    try (Dispatcher dispatcher = new Dispatcher(history, 0, heard)) {
      history.add(change(2));
      dispatcher.want(2);
      history.add(change(1));
      dispatcher.filed(1); // nobody watches its key, but 2 is wanted and lies behind it
      assertEquals("changed 1", heard.next());
      assertEquals("changed 2", heard.next());
    }
  }

  @Test
  void whoAwaitsARevisionIsLetGoOnceItWasHandedOn() throws Exception {
    try (Dispatcher dispatcher = new Dispatcher(history, 0, heard)) {
      for (long revision = 1; revision <= 5; revision++) {
        history.add(change(revision));
        dispatcher.filed(revision);
      }
      assertTrue(dispatcher.await(5));
      assertEquals(5, dispatcher.position());
      assertEquals("changed 1", heard.next());
    }
  }

  @Test
  void aDispatcherThatWasOvertakenSaysOnceUpToWhere() throws Exception {
    for (long revision = 1; revision <= 12; revision++) {
      history.add(change(revision));
    }
    try (Dispatcher dispatcher = new Dispatcher(history, 0, heard)) {
      assertTrue(dispatcher.await(12));
    }
    assertEquals("missed 4", heard.next());
    assertEquals("changed 5", heard.next());
  }

  @Test
  void aDispatcherThatIsClosedLetsEverybodyGo() throws Exception {
    Dispatcher dispatcher = new Dispatcher(history, 0, heard);
    CountDownLatch gone = new CountDownLatch(1);
    Thread waiting =
        Thread.startVirtualThread(() -> {
          try {
            if (!dispatcher.await(1)) {
              gone.countDown();
            }
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    dispatcher.close();
    assertTrue(gone.await(20, TimeUnit.SECONDS), "told that it was not reached");
    waiting.join();
  }

  @Test
  void aDispatcherThatFailsSaysSoAndLetsEverybodyGo() throws Exception {
    try (LogRecorder log = new LogRecorder()) {
      Dispatcher dispatcher = new Dispatcher(history, 12, heard);
      history.add(change(13));
      assertFalse(dispatcher.await(13));
      assertEquals("failed", heard.next());
      assertInstanceOf(IllegalStateException.class, log.records().getFirst().getThrown());
    }
  }

  @Test
  @SuppressWarnings("NullAway") // that is what makes it fail
  void whereTheDispatcherFailsEverySubscriptionEnds() throws Exception {
    try (LogRecorder log = new LogRecorder();
        ChangeFeed feed = new ChangeFeed(new ChangeFeed.Options(8, 1 << 20, 8), 0);
        Subscription subscription = feed.subscribe(List.of(KEY))) {
      feed.changed(new Change(null, KEY, null, 1));
      assertInstanceOf(Delivery.Ended.class, subscription.next(LONG));
      assertInstanceOf(Delivery.Ended.class, feed.subscribe(List.of(KEY)).next(LONG));
      assertEquals(1, log.records().size(), () -> log.lines().toString());
    }
  }

  private static Change change(long revision) {
    return new Change(Cause.DELETE, KEY, null, revision);
  }
}
