package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import lockmap.api.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream on bodies that the test writes, in a time that passes by itself. */
@Timeout(30)
class WatchStreamTest {

  private static final int LARGEST = 100_000;
  private static final WatchEvent READY = new WatchEvent.Ready(7);
  private static final String READY_FRAME = "event: READY\nid: 7\ndata: {\"revision\":7}\n\n";

  private final ManualTime time = new ManualTime();
  private final List<String> ids = new ArrayList<>();
  private final Queue<CompletableFuture<Incoming>> attempts = new ArrayDeque<>();
  private final Set<WatchStream> closed = ConcurrentHashMap.newKeySet();
  private final WatchStream stream = stream(Duration.ofMinutes(1), time);

  private WatchStream stream(Duration silence, Time passing) {
    return new WatchStream(
        id -> {
          ids.add(id);
          return attempts.isEmpty() ? new CompletableFuture<>() : attempts.remove();
        },
        new Backoff(() -> 0),
        LARGEST,
        silence,
        passing,
        closed::add);
  }

  @Test
  void itGoesOnBehindTheLastId() throws InterruptedException {
    body(READY_FRAME).onComplete();
    body("event: DELETE\nid: 9\ndata: {\"key\":\"k\",\"value\":null,\"revision\":9,\"ttl\":null}\n\n")
        .onError(new IOException("reset"));
    body("id: 12\n\n").onComplete();
    assertEquals(READY, stream.next());
    assertEquals(
        new WatchEvent.Disconnected("the server has ended the stream", Duration.ofSeconds(1)),
        stream.next());
    assertEquals(new WatchEvent.Reconnected(), stream.next());
    assertEquals(new WatchEvent.Delete("k", 9), stream.next());
    assertInstanceOf(WatchEvent.Disconnected.class, stream.next());
    assertEquals(new WatchEvent.Reconnected(), stream.next());
    assertInstanceOf(WatchEvent.Disconnected.class, stream.next());
    assertEquals(Optional.empty(), stream.next(Duration.ofMillis(1)));
    assertEquals(Optional.empty(), stream.next(Duration.ofSeconds(2)), "a rest is waited out");
    assertEquals(List.of("", "7", "9", "12"), ids);
  }

  @Test
  void anEventThatIsCutOffIsNotToldTwice() throws InterruptedException {
    body(READY_FRAME + "event: DELETE\nid: 9\ndata: {\"key\":\"k\"").onComplete();
    body(
        "event: DELETE\nid: 9\ndata: {\"key\":\"k\",\"value\":null,\"revision\":9,\"ttl\":null}\n\n");
    assertEquals(READY, stream.next());
    assertInstanceOf(WatchEvent.Disconnected.class, stream.next());
    assertInstanceOf(WatchEvent.Reconnected.class, stream.next());
    assertEquals(new WatchEvent.Delete("k", 9), stream.next());
    assertEquals(List.of("", "7"), ids);
  }

  @Test
  void aStateThatIsCutOffIsBegunAnew() throws InterruptedException {
    String reset = "event: RESET\nid: 0\ndata: {\"revision\":6}\n\n";
    String state =
        "event: WATCH\ndata: {\"key\":\"k\",\"value\":\"v\",\"revision\":5,\"ttl\":9}\n\n";
    body("id: 0\n\n" + state).onComplete();
    body("id: 0\n\n" + reset + state + READY_FRAME).onComplete();
    body("");
    assertEquals(new WatchEvent.State("k", "v", 5, 9L), stream.next());
    assertInstanceOf(WatchEvent.Disconnected.class, stream.next());
    assertEquals(new WatchEvent.Reconnected(), stream.next());
    assertEquals(new WatchEvent.Reset(6), stream.next());
    assertEquals(new WatchEvent.State("k", "v", 5, 9L), stream.next());
    assertEquals(READY, stream.next());
    assertInstanceOf(WatchEvent.Disconnected.class, stream.next());
    assertEquals(new WatchEvent.Reconnected(), stream.next());
    assertEquals(Optional.empty(), stream.next(Duration.ZERO));
    assertEquals(List.of("", "0", "7"), ids);
  }

  @Test
  void aSizeIsKnownWithTheValueAndWithoutIt() throws InterruptedException {
    body(
        """
        event: WATCH
        data: {"key":"k","value":"ä€🌍","revision":5,"ttl":null}

        event: WATCH
        data: {"key":"l","size":12,"revision":5,"ttl":9}

        event: WATCH
        data: {"key":"none","value":null,"revision":6,"ttl":null}

        event: PUT
        data: {"key":"k","value":"","revision":7,"ttl":null}

        event: CAS
        data: {"key":"k","size":3,"revision":8,"ttl":null}

        """);
    assertEquals(new WatchEvent.State("k", "ä€🌍", 9, 5, null), stream.next());
    assertEquals(new WatchEvent.State("l", null, 12, 5, 9L), stream.next());
    WatchEvent.State none = assertInstanceOf(WatchEvent.State.class, stream.next());
    assertEquals(new WatchEvent.State("none", null, null, 6, null), none);
    assertFalse(none.exists());
    assertEquals(new WatchEvent.Put("k", "", 0, 7, null), stream.next());
    assertEquals(new WatchEvent.Swap("k", null, 3, 8, null), stream.next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"WATCH", "PUT", "CAS"})
  void anEventThatTellsNeitherAValueNorItsSizeIsNoEvent(String name) {
    body("event: " + name + "\ndata: {\"key\":\"k\",\"revision\":5,\"ttl\":null}\n\n");
    BadAnswerException bad = assertThrows(BadAnswerException.class, stream::next);
    assertEquals("an event " + name + " tells neither a value nor its size", bad.getMessage());
  }

  @Test
  void itSaysWhyThereIsNoConnectionWithoutTheRequest() throws InterruptedException {
    attempts.add(CompletableFuture.failedFuture(noAnswer()));
    assertEquals(
        new WatchEvent.Disconnected("no connection", Duration.ofSeconds(1)), stream.next());
  }

  @Test
  void pausesGrowUntilThereIsAnEvent() throws InterruptedException {
    body("retry: 3000\n\n").onComplete();
    refused(503, null);
    attempts.add(CompletableFuture.failedFuture(noAnswer()));
    refused(429, Duration.ofMinutes(5));
    body(READY_FRAME).onComplete();
    List<Duration> pauses = new ArrayList<>();
    while (pauses.size() < 5) {
      if (stream.next() instanceof WatchEvent.Disconnected lost) {
        pauses.add(lost.retryIn());
      }
    }
    assertEquals(
        List.of(
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(12),
            Duration.ofMinutes(5),
            Duration.ofSeconds(3)),
        pauses);
    assertEquals(
        pauses.subList(0, 4),
        time.waits().stream().map(wait -> wait.plusMillis(100).truncatedTo(SECONDS)).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 414})
  void aRefusalThatWillNotPassIsThrown(int status) {
    refused(status, null);
    for (int call = 0; call < 2; call++) {
      RefusedException refused = assertThrows(RefusedException.class, stream::next);
      assertEquals(status, refused.status());
    }
    assertEquals(1, ids.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event: PUT\ndata: {\n\n",
        "event: PUT\ndata: {\"revision\":8}\n\n",
        "event: PUT\ndata: {\"key\":\"k\"}\n\n",
        "event: READY\ndata: null\n\n",
        "id: x\n\n"
      })
  void whatNoServerSaysIsThrownBehindWhatCameBefore(String frame) throws InterruptedException {
    body(READY_FRAME + frame);
    assertEquals(READY, stream.next());
    assertThrows(BadAnswerException.class, stream::next);
    assertThrows(BadAnswerException.class, stream::next);
  }

  @Test
  void anEventThatIsTooLargeIsThrown() {
    Body body = body("");
    body.add(": " + "x".repeat(LARGEST));
    BadAnswerException thrown = assertThrows(BadAnswerException.class, stream::next);
    assertTrue(String.valueOf(thrown.getMessage()).contains("100000 bytes"), thrown.getMessage());
    assertTrue(body.cancelled, "the connection is let go");
  }

  @Test
  void eventsThatOnlyANewerServerKnowsAreLetBe() throws InterruptedException {
    body("event: RENAMED\nid: 6\ndata: whatever\n\ndata: unnamed\n\n" + READY_FRAME);
    assertEquals(READY, stream.next());
  }

  @Test
  void aSilentConnectionIsTakenForDead() throws InterruptedException {
    WatchStream impatient = stream(Duration.ofMillis(1), Time.REAL);
    Body silent = body("");
    WatchEvent.Disconnected lost =
        assertInstanceOf(WatchEvent.Disconnected.class, impatient.next());
    assertEquals("nothing came for PT0.001S", lost.reason());
    assertTrue(silent.cancelled, "the connection is let go");
  }

  @Test
  void aReaderThatWasAwayDoesNotTakeItsOwnSilenceForTheServers() throws InterruptedException {
    Body body = body(READY_FRAME);
    assertEquals(READY, stream.next());
    time.await(new CountDownLatch(1), Duration.ofHours(1).toNanos());
    assertEquals(Optional.empty(), stream.next(Duration.ofMillis(5)));
    body.add(READY_FRAME);
    assertEquals(READY, stream.next());
  }

  @Test
  void noMoreIsReadThanIsAskedFor() throws InterruptedException {
    Body body = body(READY_FRAME);
    body.add(READY_FRAME);
    assertEquals(READY, stream.next());
    assertEquals(1, body.asked.get());
    assertEquals(READY, stream.next());
    assertEquals(2, body.asked.get());
    assertEquals(Optional.empty(), stream.next(Duration.ZERO));
    assertEquals(3, body.asked.get());
    assertEquals(Optional.empty(), stream.next(Duration.ZERO));
    assertEquals(3, body.asked.get());
  }

  @Test
  void closingEndsAWaitWhateverItIsFor() throws Exception {
    WatchStream connecting = stream(Duration.ofMinutes(1), Time.REAL);
    assertClosesWhileWaiting(connecting);
    WatchStream resting = stream(Duration.ofMinutes(1), Time.REAL);
    refused(503, Duration.ofDays(1));
    assertInstanceOf(WatchEvent.Disconnected.class, resting.next());
    assertClosesWhileWaiting(resting);
    WatchStream reading = stream(Duration.ofMinutes(1), Time.REAL);
    Body body = body(READY_FRAME);
    assertEquals(READY, reading.next());
    assertClosesWhileWaiting(reading);
    assertTrue(body.cancelled, "the connection is let go");
  }

  @Test
  void whatArrivedIsNotToldOnceItIsClosed() throws InterruptedException {
    body(READY_FRAME + READY_FRAME);
    assertEquals(READY, stream.next());
    stream.close();
    assertEquals(Set.of(stream), closed);
    assertEquals(new WatchEvent.Closed(), stream.next());
    assertEquals(Optional.of(new WatchEvent.Closed()), stream.next(Duration.ZERO));
  }

  @Test
  void anInterruptLeavesItAsItWas() throws InterruptedException {
    Body body = body("");
    assertEquals(Optional.empty(), stream.next(Duration.ZERO));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, stream::next);
    assertFalse(Thread.interrupted());
    body.add(READY_FRAME);
    assertEquals(READY, stream.next());
  }

  private static void assertClosesWhileWaiting(WatchStream stream) throws Exception {
    CompletableFuture<WatchEvent> event = new CompletableFuture<>();
    CountDownLatch running = new CountDownLatch(1);
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              running.countDown();
              try {
                event.complete(stream.next());
              } catch (InterruptedException | RuntimeException e) {
                event.completeExceptionally(e);
              }
            });
    running.await();
    while (reader.getState() == Thread.State.RUNNABLE && reader.isAlive()) {
      Thread.onSpinWait();
    }
    stream.close();
    assertEquals(new WatchEvent.Closed(), event.get(20, TimeUnit.SECONDS));
  }

  private Body body(String text) {
    Body body = new Body();
    if (!text.isEmpty()) {
      body.add(text);
    }
    attempts.add(CompletableFuture.completedFuture(body.incoming));
    return body;
  }

  private void refused(int status, @Nullable Duration retryAfter) {
    attempts.add(
        CompletableFuture.failedFuture(
            new RefusedException(
                new Problem("about:blank", "No", status, "not now"), retryAfter, false)));
  }

  private static NoAnswerException noAnswer() {
    return new NoAnswerException(
        NoAnswerException.Reason.UNREACHABLE,
        "GET http://localhost/watch",
        "no connection",
        new IOException(),
        false);
  }

  /** The body of an answer: each piece is handed on once it is asked for, as from a connection. */
  private static final class Body implements Subscription {

    private final Incoming incoming = new Incoming();
    private final AtomicLong asked = new AtomicLong();
    private final Queue<Runnable> pieces = new ArrayDeque<>();
    private long demand;
    private boolean cancelled;

    Body() {
      incoming.onSubscribe(this);
    }

    void add(String text) {
      pieces.add(() -> incoming.onNext(List.of(ByteBuffer.wrap(text.getBytes(UTF_8)))));
      deliver();
    }

    void onComplete() {
      pieces.add(incoming::onComplete);
    }

    void onError(Throwable failure) {
      pieces.add(() -> incoming.onError(failure));
    }

    @Override
    public void request(long more) {
      asked.addAndGet(more);
      demand += more;
      deliver();
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    private void deliver() {
      while (demand > 0 && !pieces.isEmpty()) {
        demand--;
        pieces.remove().run();
      }
    }
  }
}
