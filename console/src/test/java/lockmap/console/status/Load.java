package lockmap.console.status;

import java.util.List;
import java.util.Optional;
import lockmap.api.Operation;
import lockmap.client.ClientException;
import lockmap.client.StoreClient;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.client.WatchStream;
import lockmap.console.LiveStore;

/**
 * Somebody who uses a server for all it is worth, as many requests as one can make after another.
 */
final class Load implements AutoCloseable {

  private final StoreClient client;
  private final Thread thread;
  private final WatchStream watch;
  private final Thread watcher;
  private volatile boolean over;

  Load(LiveStore store) {
    client = store.somebody();
    watch = client.watch(WatchQuery.under("nothing/"));
    watcher = Thread.ofVirtual().start(this::watch);
    thread = Thread.ofVirtual().start(this::run);
  }

  private void watch() {
    try {
      WatchEvent event = watch.next();
      while (!(event instanceof WatchEvent.Closed)) {
        event = watch.next();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private void run() {
    for (int turn = 0; !over; turn++) {
      try {
        use("load/" + turn % 499, turn);
      } catch (ClientException e) {
        if (!over) {
          throw e;
        }
      }
    }
  }

  private void use(String key, int turn) {
    Optional<String> value = client.get(key);
    if (turn % 2 == 0) {
      client.put(key, "value " + turn);
    }
    if (turn % 3 == 0) {
      client.get(key);
    }
    if (turn % 7 == 1 && turn % 2 == 1) {
      client.compareAndSwap(key, value.orElse(""), "swapped " + turn);
    }
    if (turn % 9 == 0) {
      client.delete(key);
    }
    if (turn % 50 == 0) {
      client.batch(List.of(new Operation.Get(key), new Operation.Put(key, "batched")));
    }
  }

  @Override
  public void close() {
    over = true;
    watch.close();
    try {
      watcher.join();
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    client.close();
  }
}
