package lockmap.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, handed on piece by piece as it arrives. A piece is asked for only once the
 * one before has been taken: a reader that falls behind holds up the connection, and nothing piles
 * up here. One thread reads; any thread may close.
 */
final class Incoming implements BodySubscriber<Incoming>, AutoCloseable {

  private final CompletableFuture<Incoming> begun = new CompletableFuture<>();
  private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
  private volatile @Nullable Subscription source;
  private boolean asked;

  /** What a reader may be handed. */
  sealed interface Piece {

    /** Some bytes, from the buffer's position on; its reader may do with it as it likes. */
    record Some(ByteBuffer bytes) implements Piece {}

    /** Nothing came in the time given. */
    record Late() implements Piece {}

    /** The body has ended; where it has not done so as it should, there is a failure. */
    record End(@Nullable Throwable failure) implements Piece {}
  }

  /**
   * The next piece. Behind the end there is only the end.
   *
   * @param patience how long to wait for it
   */
  Piece next(Duration patience) throws InterruptedException {
    if (!asked) {
      asked = true;
      source().request(1);
    }
    Piece piece = arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    return switch (piece) {
      case null -> new Piece.Late();
      case Piece.Some some -> {
        asked = false;
        yield some;
      }
      case Piece.End end -> {
        arrived.add(end);
        yield end;
      }
      case Piece.Late late -> late;
    };
  }

  @Override
  public CompletionStage<Incoming> getBody() {
    return begun;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    begun.complete(this);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    ByteBuffer bytes = ByteBuffer.allocate(buffers.stream().mapToInt(ByteBuffer::remaining).sum());
    buffers.forEach(bytes::put);
    arrived.add(new Piece.Some(bytes.flip()));
  }

  @Override
  public void onError(Throwable failure) {
    arrived.add(new Piece.End(failure));
  }

  @Override
  public void onComplete() {
    arrived.add(new Piece.End(null));
  }

  /** Ends the body and its connection, and whoever waits for it. */
  @Override
  public void close() {
    source().cancel();
    arrived.add(new Piece.End(new IOException("closed")));
  }

  /** There is one before anybody is handed this body. */
  private Subscription source() {
    return Objects.requireNonNull(source);
  }
}
