package lockmap.server.watch;

import io.helidon.http.sse.SseEvent;
import java.util.List;
import lockmap.server.feed.Subscription;
import lockmap.server.store.Change;
import lockmap.server.store.Store;
import lockmap.server.store.View;

/** The events of the original contract: a {@code WATCH} for each key, then what changes. */
final class KeyStream implements WatchStream {

  private static final SseEvent KEEP_ALIVE = SseEvent.builder().comment("keep-alive").build();

  private final Subscription subscription;
  private final Store store;
  private final WatchMemory memory;

  KeyStream(Subscription subscription, Store store, WatchMemory memory) {
    this.subscription = subscription;
    this.store = store;
    this.memory = memory;
  }

  @Override
  public void begin(EventSink sink) throws InterruptedException {
    subscription.snapshot(
        store,
        new Subscription.SnapshotReceiver() {
          @Override
          public boolean hasToWait(View view) throws InterruptedException {
            return memory.await(view.slot());
          }

          @Override
          public void accept(long from, View view) {
            sink.emit(KeyEvents.of(view, from));
            memory.giveBack();
          }
        });
  }

  @Override
  public void tell(List<Change> changes, EventSink sink) {
    changes.forEach(change -> sink.emit(KeyEvents.of(change)));
  }

  /** Another {@code WATCH} of each key says it all. */
  @Override
  public void beginAnew(EventSink sink) throws InterruptedException {
    begin(sink);
  }

  @Override
  public void keepAlive(long position, EventSink sink) {
    sink.emit(KEEP_ALIVE);
  }
}
