package lockmap.console.status;

import java.util.List;
import java.util.Optional;
import lockmap.api.Operation;
import lockmap.client.ClientException;
import lockmap.client.StoreClient;
import lockmap.client.WatchQuery;
import lockmap.client.WatchStream;
import lockmap.console.LiveStore;

/** Somebody who uses a server for all it is worth, as many requests as one can make after another. */
final class Load implements AutoCloseable {

  private final StoreClient client;
  private final Thread thread;
  private final WatchStream watch;
  private volatile boolean over;

  Load(LiveStore store) {
    client = store.somebody();
    watch = client.watch(WatchQuery.prefix("nothing/"));
    thread = Thread.ofVirtual().start(this::run);
  }

  private void run() {
    for (int turn = 0; !over; turn++) {
      try {
        use("load/" + turn % 2000, turn);
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
    if (turn % 7 == 0) {
      client.compareAndSwap(key, value.orElse(""), "swapped " + turn);
    }
    if (turn % 11 == 0) {
      client.delete(key);
    }
    if (turn % 50 == 0) {
      client.batch(List.of(new Operation.Get(key), new Operation.Put(key, "batched")));
    }
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    watch.close();
    client.close();
  }
}
