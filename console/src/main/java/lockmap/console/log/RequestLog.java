package lockmap.console.log;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import lockmap.client.Exchange;

/**
 * Where a client tells of its requests until a tick takes them. Safe for any thread, and never
 * makes one wait: what finds no room is counted.
 */
public final class RequestLog implements Consumer<Exchange> {

  private static final int ROOM = 4096;

  private final BlockingQueue<Exchange> told = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong lost = new AtomicLong();

  @Override
  public void accept(Exchange exchange) {
    if (!told.offer(exchange)) {
      lost.incrementAndGet();
    }
  }

  /** Hands on what has been told since, in its order. */
  void drain(Consumer<Exchange> to) {
    for (Exchange next = told.poll(); next != null; next = told.poll()) {
      to.accept(next);
    }
  }

  /** How many were not kept, since more came at once than there is room for. */
  long lost() {
    return lost.get();
  }
}
