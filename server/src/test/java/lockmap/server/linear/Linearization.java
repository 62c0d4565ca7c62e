package lockmap.server.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches an order of a history's calls in which each of them has one moment between its beginning
 * and its end, and in which a model, taking them one by one, gives the answers that they got. There
 * being such an order is what makes a history linearizable (M. Herlihy and J. Wing, 1990).
 *
 * <p>The search is that of J. Wing and C. Gong, "Testing and Verifying Concurrent Objects", 1993:
 * of the calls that began before the first end that is left, one is tried, taken out with its end,
 * and so on, until an end comes up whose call found no place; then the last one tried is put back
 * and the next one is tried. A set of calls that leads to a state which it led to before, in
 * whatever order, is not tried again; that is what G. Lowe, "Testing for Linearizability", 2017,
 * adds, and what makes histories of thousands of calls a matter of milliseconds.
 *
 * <p>A call whose answer never came has no end, so it may be placed anywhere behind its beginning
 * or nowhere: the search is over when every call that has an end has its place.
 */
public final class Linearization<S> {

  private static final int MOST_TRIED = 500_000;

  private final Model<S> model;
  private final Event head = new Event(null, -1, null);
  private final Deque<Choice<S>> chosen = new ArrayDeque<>();
  private final BitSet placed = new BitSet();
  private final Set<Configuration> tried = new HashSet<>();
  private List<Call> longest = List.of();
  private int ends;

  private record Configuration(BitSet placed, Object state) {}

  private record Choice<S>(Event event, S before) {}

  private Linearization(Model<S> model, Collection<Call> history) {
    this.model = model;
    link(history);
  }

  /**
   * The calls in such an order, or nothing where there is none.
   *
   * @throws IllegalStateException where it would take too long to tell
   */
  public static <S> Optional<List<Call>> of(Model<S> model, Collection<Call> history) {
    Linearization<S> search = new Linearization<>(model, history);
    return search.isFound() ? Optional.of(search.order()) : Optional.empty();
  }

  /** The calls in such an order; fails where there is none, and tells how far one went. */
  public static <S> List<Call> require(Model<S> model, Collection<Call> history) {
    Linearization<S> search = new Linearization<>(model, history);
    if (!search.isFound()) {
      throw new AssertionError(search.complaint(history));
    }
    return search.order();
  }

  private boolean isFound() {
    S state = model.initial();
    Event event = head.next;
    while (ends > 0) {
      if (event != null && event.isBeginning()) {
        S after = model.after(state, event.call());
        if (after != null && isNew(event, after)) {
          chosen.push(new Choice<>(event, state));
          state = after;
          place(event);
          event = head.next;
        } else {
          event = event.next;
        }
      } else if (chosen.isEmpty()) {
        return false;
      } else {
        remember();
        Choice<S> last = chosen.pop();
        state = last.before;
        putBack(last.event);
        event = last.event.next;
      }
    }
    return true;
  }

  private boolean isNew(Event event, S state) {
    if (tried.size() == MOST_TRIED) {
      throw new IllegalStateException("undecided after " + MOST_TRIED + " steps");
    }
    BitSet with = (BitSet) placed.clone();
    with.set(event.number);
    return tried.add(new Configuration(with, state));
  }

  private void place(Event event) {
    placed.set(event.number);
    event.leave();
    if (event.end != null) {
      event.end.leave();
      ends--;
    }
  }

  private void putBack(Event event) {
    if (event.end != null) {
      event.end.comeBack();
      ends++;
    }
    event.comeBack();
    placed.clear(event.number);
  }

  private List<Call> order() {
    List<Call> order = new ArrayList<>();
    chosen.descendingIterator().forEachRemaining(choice -> order.add(choice.event.call()));
    return order;
  }

  private void remember() {
    if (chosen.size() > longest.size()) {
      longest = order();
    }
  }

  private String complaint(Collection<Call> history) {
    StringBuilder text = new StringBuilder();
    text.append("no order of ").append(history.size()).append(" calls explains their answers; ");
    text.append(longest.size()).append(" could be placed, the last of them\n");
    longest
        .subList(Math.max(0, longest.size() - 5), longest.size())
        .forEach(call -> text.append("  ").append(call).append('\n'));
    text.append("and of those left none could be next, the first of them\n");
    Set<Call> done = new HashSet<>(longest);
    history.stream()
        .filter(call -> !done.contains(call))
        .sorted(Comparator.comparingLong(Call::ended))
        .limit(5)
        .forEach(call -> text.append("  ").append(call).append('\n'));
    return text.toString();
  }

  /** Moments that are the same leave the order open: beginnings come before ends. */
  private void link(Collection<Call> history) {
    List<Event> events = new ArrayList<>();
    for (Call call : history) {
      Event end = call.isOpen() ? null : new Event(null, -1, null);
      Event beginning = new Event(call, events.size(), end);
      beginning.at = call.begun();
      events.add(beginning);
      if (end != null) {
        end.at = call.ended();
        events.add(end);
        ends++;
      }
    }
    events.sort(
        Comparator.<Event>comparingLong(event -> event.at)
            .thenComparing(event -> !event.isBeginning()));
    Event last = head;
    for (Event event : events) {
      last.next = event;
      event.before = last;
      last = event;
    }
  }

  /** The beginning or the end of a call, in a list that it leaves and comes back to. */
  private static final class Event {

    private final @Nullable Call call;
    private final int number;
    private final @Nullable Event end;
    private long at;
    private @Nullable Event before;
    private @Nullable Event next;

    Event(@Nullable Call call, int number, @Nullable Event end) {
      this.call = call;
      this.number = number;
      this.end = end;
    }

    boolean isBeginning() {
      return call != null;
    }

    Call call() {
      if (call == null) {
        throw new IllegalStateException("an end has no call of its own");
      }
      return call;
    }

    void leave() {
      if (before != null) {
        before.next = next;
      }
      if (next != null) {
        next.before = before;
      }
    }

    /** To where it was; whoever left later has come back already. */
    void comeBack() {
      if (before != null) {
        before.next = this;
      }
      if (next != null) {
        next.before = this;
      }
    }
  }
}
