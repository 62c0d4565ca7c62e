package lockmap.client;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import lockmap.client.Incoming.Piece;

/**
 * The body of an answer as a stream of bytes. What goes wrong with it is a {@link ClientException},
 * so that who copies it elsewhere can tell which side failed. Not safe for several threads.
 */
final class BodyStream extends InputStream {

  private final HttpRequest request;
  private final Incoming incoming;
  private final Duration patience;
  private ByteBuffer piece = ByteBuffer.allocate(0);

  /**
   * A stream that its reader closes.
   *
   * @param response the answer whose body it is
   * @param patience how long to wait for each piece
   */
  BodyStream(HttpResponse<Incoming> response, Duration patience) {
    this.request = response.request();
    this.incoming = response.body();
    this.patience = patience;
  }

  @Override
  public int read() {
    return hasMore() ? piece.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int some = Math.min(length, piece.remaining());
    piece.get(into, from, some);
    return some;
  }

  private boolean hasMore() {
    boolean ended = false;
    while (!piece.hasRemaining() && !ended) {
      ended = !fill();
    }
    return !ended;
  }

  private boolean fill() {
    try {
      return switch (incoming.next(patience)) {
        case Piece.Some(ByteBuffer bytes) -> {
          piece = bytes;
          yield true;
        }
        case Piece.Late _ -> throw Http.failure(request, new TimeoutException());
        case Piece.End(Throwable failure) when failure != null ->
            throw Http.failure(request, failure);
        case Piece.End _ -> false;
      };
    } catch (InterruptedException e) {
      throw Http.failure(request, e);
    }
  }

  @Override
  public void close() {
    incoming.close();
  }
}
