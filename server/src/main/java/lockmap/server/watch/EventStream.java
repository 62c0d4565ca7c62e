package lockmap.server.watch;

import java.util.List;
import java.util.OptionalLong;
import lockmap.server.feed.Replay;
import lockmap.server.feed.SnapshotWalk;
import lockmap.server.feed.Subscription;
import lockmap.server.http.HttpProblem;
import lockmap.server.store.Change;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.View;
import org.jspecify.annotations.Nullable;

/**
 * The events of {@code GET /watch}: the state, or what came since; {@code READY}; then what
 * changes.
 *
 * <p><b>Ids.</b> A browser that loses its connection comes back with the last id it was told.
 * Behind {@code READY}, and behind each change, its watch can go on. Half way through a snapshot it
 * cannot, so no {@code WATCH} has an id. Nor may it then go on behind an id that it was told
 * before: of that state it has begun to throw things away, and what stands missing would never be
 * told again. So what comes before a snapshot has the id 0, which lies before every change: whoever
 * comes back with that gets {@code RESET} and the whole snapshot.
 */
final class EventStream implements WatchStream {

  private final WatchQuery query;
  private final Subscription subscription;
  private final Store store;
  private final Frames frames;
  private final WatchMemory memory;
  private final @Nullable Replay replay;

  private EventStream(
      WatchQuery query,
      Subscription subscription,
      Store store,
      Frames frames,
      WatchMemory memory,
      @Nullable Replay replay) {
    this.query = query;
    this.subscription = subscription;
    this.store = store;
    this.frames = frames;
    this.memory = memory;
    this.replay = replay;
  }

  /**
   * The stream that a query asks for.
   *
   * @param earliest the lowest revision that it may go on behind
   * @throws HttpProblem 410 where it cannot go on as it must
   */
  static EventStream of(
      WatchQuery query,
      long earliest,
      Subscription subscription,
      Store store,
      Frames frames,
      WatchMemory memory)
      throws InterruptedException {
    if (query.since().isEmpty()) {
      return new EventStream(query, subscription, store, frames, memory, null);
    }
    long since = query.since().getAsLong();
    Replay replay = Replay.since(since, earliest, subscription, store);
    if (!replay.isPossible() && query.strict()) {
      throw gone(since < earliest, replay.oldest());
    }
    return new EventStream(query, subscription, store, frames, memory, replay);
  }

  private static HttpProblem gone(boolean byOtherRights, long oldest) {
    String why =
        byOtherRights
            ? "What the token may see has changed since this revision; the oldest change that can be"
                + " told has revision "
            : "The changes behind this revision are not all held; the oldest that is held has"
                + " revision ";
    return new HttpProblem(410, "revision-gone", "Revision gone", why + oldest + ".")
        .with("oldest_revision", oldest);
  }

  @Override
  public void begin(EventSink sink) throws InterruptedException {
    if (replay == null) {
      sink.write(Frames.START);
      tellState(sink);
    } else if (replay.isPossible()) {
      sink.write(Frames.RESUME);
      ready(replay.run(change -> replay(change, sink)), sink);
    } else {
      sink.write(Frames.START);
      beginAnew(sink);
    }
  }

  @Override
  public void tell(List<Change> changes, EventSink sink) {
    changes.forEach(change -> tell(change, sink));
  }

  @Override
  public void beginAnew(EventSink sink) throws InterruptedException {
    sink.write(Frames.reset(store.revision()));
    tellState(sink);
  }

  @Override
  public void keepAlive(long position, EventSink sink) {
    sink.write(Frames.position(position));
  }

  private boolean replay(Change change, EventSink sink) {
    if (!memory.take(change.slot())) {
      return false;
    }
    tell(change, sink);
    memory.giveBack();
    return true;
  }

  private void tell(Change change, EventSink sink) {
    sink.write(frames.change(change, query.values()));
  }

  private void tellState(EventSink sink) throws InterruptedException {
    OptionalLong revision =
        query.snapshot()
            ? SnapshotWalk.run(subscription, store, new Teller(sink))
            : Replay.none(subscription, store).run(_ -> true);
    ready(revision, sink);
  }

  private final class Teller implements SnapshotWalk.Receiver {

    private final EventSink sink;

    Teller(EventSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean hasToWait(Slot slot) throws InterruptedException {
      return memory.await(slot);
    }

    @Override
    public boolean canTake(Slot slot) {
      return memory.take(slot);
    }

    @Override
    public void accept(View view) {
      sink.write(frames.watch(view, query.values()));
      memory.giveBack();
    }
  }

  /** Where it is not, the subscription says next why. */
  private void ready(OptionalLong revision, EventSink sink) {
    if (revision.isPresent()) {
      sink.write(Frames.ready(revision.getAsLong()));
    }
  }
}
