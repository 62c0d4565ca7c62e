package lockmap.console.session;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import lockmap.client.StoreClient;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;

/** A client to one server with all that is under way through it. Belongs to the JavaFX thread. */
final class Connection {

  private final Target target;
  private final StoreClient client;
  private final Set<Follow<?>> follows = new HashSet<>();
  private boolean closed;

  Connection(Target target, StoreClient client) {
    this.target = target;
    this.client = client;
  }

  Target target() {
    return target;
  }

  StoreClient client() {
    return client;
  }

  /** Delivers something of this connection, unless it has ended. */
  void whileOpen(Runnable delivery) {
    if (!closed) {
      delivery.run();
    }
  }

  <T> Follow<T> follow(WatchQuery query, Function<WatchEvent, T> kept, int capacity) {
    Follow<T> follow = new Follow<>(client.watch(query), kept, capacity);
    follows.removeIf(Follow::isOver);
    follows.add(follow);
    return follow;
  }

  /** Ends all of it; what has to wait for that does so elsewhere. */
  void close(Executor io) {
    closed = true;
    follows.forEach(Follow::close);
    io.execute(client::close);
  }
}
