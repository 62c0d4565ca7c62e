package lockmap.console.session;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import lockmap.client.ClientException;
import lockmap.client.WatchEvent;
import lockmap.client.WatchStream;
import org.jspecify.annotations.Nullable;

/**
 * A watch whose events wait in a bounded ring until a tick drains it, so that a busy store never
 * floods the thread that draws. Where the ring is full the connection is read no further, and a
 * server that cannot wait says {@link WatchEvent.Reset}: nothing is ever lost in silence.
 *
 * @param <T> what is kept of an event until it is drained
 */
public final class Follow<T> implements AutoCloseable {

  private final WatchStream stream;
  private final Function<WatchEvent, T> kept;
  private final BlockingQueue<T> ring;
  private final Thread reader;
  private volatile @Nullable ClientException end;

  /**
   * Begins to read a stream, which this then owns.
   *
   * @param kept makes of an event what is kept of it; called on a thread of its own, so that what
   *     is large can be made small before it waits
   * @param capacity how many events may wait
   */
  Follow(WatchStream stream, Function<WatchEvent, T> kept, int capacity) {
    this.stream = stream;
    this.kept = kept;
    this.ring = new ArrayBlockingQueue<>(capacity);
    this.reader = Thread.ofVirtual().name("follow").start(this::read);
  }

  /**
   * Hands on what has come, in its order.
   *
   * @param most how many events at most, so that one tick stays short
   * @return how many there were
   */
  public int drain(int most, Consumer<? super T> to) {
    int count = 0;
    for (T next = poll(count, most); next != null; next = poll(count, most)) {
      to.accept(next);
      count++;
    }
    return count;
  }

  /** How many events wait; where there is no room for more, the connection is read no further. */
  public int waiting() {
    return ring.size();
  }

  private @Nullable T poll(int count, int most) {
    return count < most ? ring.poll() : null;
  }

  /** Why nothing will come any more, once all that came before has been drained. */
  public Optional<Trouble> ended() {
    ClientException why = end;
    return why == null || !ring.isEmpty() ? Optional.empty() : Optional.of(Trouble.of(why));
  }

  /** Whether nothing is read any more. */
  boolean isOver() {
    return !reader.isAlive();
  }

  /** Ends the watch. What waits stays to be drained. */
  @Override
  public void close() {
    stream.close();
    reader.interrupt();
  }

  private void read() {
    try (stream) {
      WatchEvent event = stream.next();
      while (!(event instanceof WatchEvent.Closed)) {
        ring.put(kept.apply(event));
        event = stream.next();
      }
    } catch (ClientException e) {
      end = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed while the ring was full
    }
  }
}
