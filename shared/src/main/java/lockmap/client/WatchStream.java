package lockmap.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import lockmap.client.Incoming.Piece;
import org.jspecify.annotations.Nullable;

/**
 * The changes of some keys, as they happen. It connects when it is first read, and connects again
 * by itself whenever a connection ends, breaks, or brings nothing for longer than {@link
 * ClientOptions#watchSilence}.
 *
 * <p><b>What a reader may rely on.</b> Every change of the keys, of the kinds asked for, is told
 * once and in the order of revisions: none is missing and none comes twice, whatever happened to
 * connections between. Where that cannot be kept, because the server no longer has the changes (it
 * was started anew, or the reader was too slow or too long away), the reader is told so by {@link
 * WatchEvent.Reset}, and the watch begins anew with the state of now. So this keeps a copy of the
 * keys:
 *
 * <ul>
 *   <li>{@code Reset}: throw away the whole copy;
 *   <li>{@code State}: the key holds this, or does not exist;
 *   <li>{@code Ready}: the copy is right, as of this revision (it is not between {@code Reset} and
 *       {@code Ready}, as the states of different keys are from different moments);
 *   <li>{@code Put}, {@code Swap}: the key holds this; {@code Delete}, {@code Expired}: it is gone;
 *   <li>{@code Disconnected}: the copy stands still and may be old, until {@code Ready} comes
 *       again.
 * </ul>
 *
 * <p>Between the beginning, or a {@code Reset}, and {@code Ready} a key may be told of more than
 * once, and the last word counts; every change behind {@code Ready} is newer than what was told
 * before. A copy needs all kinds of change, since one whose kind was not asked for is not told.
 *
 * <p><b>What ends it.</b> Whoever opened it closes it. A refusal that will not pass (4xx but 429)
 * is thrown, and an answer that no LockMap gives. All else is tried again: after the time that the
 * server has asked for, then twice as long each time up to half a minute, each time and up to half
 * as long again at random.
 *
 * <p><b>Threads and memory.</b> One thread at a time may read; any may close. No more is read from
 * the network than a piece of what the reader comes to next, so a slow reader slows the connection,
 * and in the end the server resets it; memory is bounded by the largest event, 64 MiB.
 */
public final class WatchStream implements AutoCloseable {

  private static final Duration LONG = Duration.ofDays(1);
  private static final Pattern REVISION_OR_NONE = Pattern.compile("[0-9]{0,18}");

  private final Function<String, CompletableFuture<Incoming>> opener;
  private final Backoff backoff;
  private final int largestEvent;
  private final Duration silence;
  private final Time time;
  private final Consumer<WatchStream> owner;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Queue<WatchEvent> arrived = new ArrayDeque<>();
  private SseParser parser;
  private volatile Phase phase;
  private boolean disconnected;
  private @Nullable ClientException end;

  /**
   * A stream that has no connection yet.
   *
   * @param opener makes an attempt behind an id, or to begin where that is empty; a body that comes
   *     after its attempt was cancelled is the opener's to close
   * @param backoff how long to wait between attempts
   * @param largestEvent how large an event may be, in bytes
   * @param silence how long a connection may bring nothing before it is taken for dead
   * @param time how time passes
   * @param owner told when this is closed
   */
  WatchStream(
      Function<String, CompletableFuture<Incoming>> opener,
      Backoff backoff,
      int largestEvent,
      Duration silence,
      Time time,
      Consumer<WatchStream> owner) {
    this.opener = opener;
    this.backoff = backoff;
    this.largestEvent = largestEvent;
    this.parser = new SseParser(largestEvent, "");
    this.silence = silence;
    this.time = time;
    this.owner = owner;
    this.phase = new Phase.Resting(time.nanos());
  }

  /** What the stream is at. */
  private sealed interface Phase {

    /** Waits until it may make an attempt. */
    record Resting(long until) implements Phase {}

    /** Makes an attempt. */
    record Opening(CompletableFuture<Incoming> attempt) implements Phase {}

    /** Has a connection, and asks nothing of it until the reader comes back, whenever that is. */
    record Connected(Incoming body) implements Phase {}

    /** Waits for what comes, until the connection is taken for dead. */
    record Reading(Incoming body, long until) implements Phase {}

    default void end() {
      switch (this) {
        case Resting _ -> {}
        case Opening(CompletableFuture<Incoming> attempt) -> attempt.cancel(true);
        case Connected(Incoming body) -> body.close();
        case Reading(Incoming body, long _) -> body.close();
      }
    }
  }

  /**
   * The next event; waits for as long as there is none.
   *
   * @return {@link WatchEvent.Closed} once the stream is closed, which ends the wait
   * @throws ClientException where the watch was refused for good; so does every further call
   * @throws InterruptedException where the thread is interrupted; the stream is as it was
   */
  public WatchEvent next() throws InterruptedException {
    Optional<WatchEvent> event;
    do {
      event = next(LONG);
    } while (event.isEmpty());
    return event.get();
  }

  /**
   * The next event, or nothing where there is none in some time.
   *
   * @param patience how long to wait
   * @return {@link WatchEvent.Closed} once the stream is closed, which ends the wait
   * @throws ClientException where the watch was refused for good; so does every further call
   * @throws InterruptedException where the thread is interrupted; the stream is as it was
   */
  public Optional<WatchEvent> next(Duration patience) throws InterruptedException {
    long deadline = time.nanos() + patience.toNanos();
    long left = patience.toNanos();
    while (arrived.isEmpty() && end == null && isOpen() && left >= 0) {
      advance(left);
      left = deadline - time.nanos();
    }
    if (!isOpen()) {
      return Optional.of(new WatchEvent.Closed());
    }
    if (arrived.isEmpty() && end != null) {
      throw end;
    }
    return Optional.ofNullable(arrived.poll());
  }

  /** Ends the stream, its connection and the wait of whoever reads it. */
  @Override
  public void close() {
    closing.countDown();
    phase.end();
    owner.accept(this);
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  private void advance(long patience) throws InterruptedException {
    switch (phase) {
      case Phase.Resting(long until) -> rest(until, patience);
      case Phase.Opening(CompletableFuture<Incoming> attempt) -> await(attempt, patience);
      case Phase.Connected(Incoming body) -> {
        long until = time.nanos() + silence.toNanos();
        enter(new Phase.Reading(body, until));
        read(body, until, patience);
      }
      case Phase.Reading(Incoming body, long until) -> read(body, until, patience);
    }
  }

  private void enter(Phase next) {
    phase = next;
    if (!isOpen()) {
      next.end(); // closed meanwhile, perhaps by somebody who saw the phase before
    }
  }

  private void rest(long until, long patience) throws InterruptedException {
    long left = until - time.nanos();
    if (left > 0) {
      time.await(closing, Math.min(left, patience));
    }
    if (until - time.nanos() <= 0 && isOpen()) {
      enter(new Phase.Opening(opener.apply(parser.lastId())));
    }
  }

  private void await(CompletableFuture<Incoming> attempt, long patience)
      throws InterruptedException {
    try {
      Incoming body = attempt.get(patience, TimeUnit.NANOSECONDS);
      parser = new SseParser(largestEvent, parser.lastId());
      enter(new Phase.Connected(body));
      if (disconnected) {
        disconnected = false;
        arrived.add(new WatchEvent.Reconnected());
      }
    } catch (ExecutionException e) {
      failed(e.getCause());
    } catch (TimeoutException | CancellationException e) {
      // whoever called looks whether the time is up or this was closed
    }
  }

  private void read(Incoming body, long until, long patience) throws InterruptedException {
    long left = until - time.nanos();
    switch (body.next(Duration.ofNanos(Math.clamp(left, 0, patience)))) {
      case Piece.Some(ByteBuffer bytes) -> {
        enter(new Phase.Connected(body));
        take(bytes);
      }
      case Piece.Late _ when left <= patience -> {
        body.close();
        disconnected("nothing came for " + silence, Duration.ZERO);
      }
      case Piece.Late _ -> {}
      case Piece.End(Throwable failure) when failure == null ->
          disconnected("the server has ended the stream", Duration.ZERO);
      case Piece.End(Throwable failure) ->
          disconnected("the connection broke: " + failure, Duration.ZERO);
    }
  }

  private void take(ByteBuffer bytes) {
    try {
      for (SseEvent event : parser.feed(bytes)) {
        WatchEvents.of(event).ifPresent(arrived::add);
        backoff.succeeded();
      }
      parser.retry().ifPresent(backoff::base);
      requireRevision(parser.lastId());
    } catch (BadAnswerException e) {
      fail(e);
    } catch (SseParser.TooLarge e) {
      fail(new BadAnswerException(String.valueOf(e.getMessage()), e, false));
    }
  }

  private static void requireRevision(String id) {
    if (!REVISION_OR_NONE.matcher(id).matches()) {
      throw new BadAnswerException("the id of an event is no revision", null, false);
    }
  }

  private void failed(@Nullable Throwable cause) {
    switch (cause) {
      case RefusedException refused when refused.status() == 429 || refused.status() >= 500 ->
          disconnected(refused.getMessage(), refused.retryAfter().orElse(Duration.ZERO));
      case NoAnswerException none -> disconnected(none.detail(), Duration.ZERO);
      case ClientException forGood -> fail(forGood);
      case IllegalStateException _ -> close(); // the client is closed, and this with it
      case null, default -> throw new AssertionError("an attempt failed otherwise", cause);
    }
  }

  private void fail(ClientException forGood) {
    phase.end();
    end = forGood;
  }

  private void disconnected(@Nullable String reason, Duration least) {
    disconnected = true;
    Duration pause = backoff.failed(least);
    enter(new Phase.Resting(time.nanos() + pause.toNanos()));
    arrived.add(new WatchEvent.Disconnected(String.valueOf(reason), pause));
  }
}
