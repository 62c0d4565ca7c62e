package lockmap.server.watch;

import io.helidon.http.sse.SseEvent;
import java.util.List;
import lockmap.server.feed.Snapshot;
import lockmap.server.feed.Subscription;
import lockmap.server.store.Change;
import lockmap.server.store.Store;
import lockmap.server.store.View;

/** The events of the original contract: a {@code WATCH} for each key, then what changes. */
final class KeyStream implements WatchStream {

  private static final SseEvent KEEP_ALIVE = SseEvent.builder().comment("keep-alive").build();

  private final Subscription subscription;
  private final Store store;

  KeyStream(Subscription subscription, Store store) {
    this.subscription = subscription;
    this.store = store;
  }

  @Override
  public void begin(EventSink sink) {
    Snapshot snapshot = subscription.snapshot(store);
    for (View view : snapshot.views()) {
      sink.emit(KeyEvents.of(view, snapshot));
    }
  }

  @Override
  public void tell(List<Change> changes, EventSink sink) {
    changes.forEach(change -> sink.emit(KeyEvents.of(change)));
  }

  /** Another {@code WATCH} of each key says it all. */
  @Override
  public void beginAnew(EventSink sink) {
    begin(sink);
  }

  @Override
  public void keepAlive(long position, EventSink sink) {
    sink.emit(KEEP_ALIVE);
  }
}
