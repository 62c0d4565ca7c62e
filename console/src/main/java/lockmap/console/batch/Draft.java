package lockmap.console.batch;

import java.util.EnumMap;
import java.util.Map;
import lockmap.api.CasRequest;
import lockmap.api.Condition;
import lockmap.api.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the operator has typed it, be it possible or not. What a method does not have is
 * kept all the same, so that trying another method loses nothing.
 *
 * @param method what it does
 * @param chosenGuard what it depends on, where the method can
 * @param removes whether a swap takes the key away instead of giving it a value
 * @param texts what stands in the fields; those not in it are empty
 */
record Draft(Method method, Guard chosenGuard, boolean removes, Map<Field, String> texts) {

  /** One to begin with. */
  static final Draft EMPTY = new Draft(Method.GET, Guard.NONE, false, Map.of());

  /** Keeps a copy of the texts, without the empty ones. */
  Draft {
    Map<Field, String> kept = new EnumMap<>(Field.class);
    texts.forEach((field, text) -> {
      if (!text.isEmpty()) {
        kept.put(field, text);
      }
    });
    texts = Map.copyOf(kept);
  }

  /** What the operator would have typed for an operation. */
  static Draft of(Operation operation) {
    Draft draft = EMPTY.with(Method.valueOf(operation.method())).with(Field.KEY, operation.key());
    return switch (operation) {
      case Operation.Get get -> draft.guardedBy(get.condition());
      case Operation.Put put ->
          draft
              .with(Field.VALUE, put.value())
              .with(Field.TTL, text(put.ttl()))
              .guardedBy(put.condition());
      case Operation.Delete delete -> draft.guardedBy(delete.condition());
      case Operation.CompareAndSwap swap -> draft.swapping(swap.swap());
      case Operation.Increment increment -> draft.with(Field.BY, Long.toString(increment.by()));
    };
  }

  /** What stands in a field. */
  String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  /** What it depends on. */
  Guard guard() {
    return method.guards().contains(chosenGuard) ? chosenGuard : method.guards().getFirst();
  }

  /** Whether a field says something about it, as it is. */
  boolean shows(Field field) {
    return switch (field) {
      case KEY -> true;
      case VALUE, TTL -> method.sets() && !removesByCas();
      case BY -> method == Method.INCR;
      case EXPECTED -> guard() == Guard.VALUE;
      case REVISION -> guard() == Guard.REVISION;
    };
  }

  /** Whether it is a swap for nothing. */
  boolean removesByCas() {
    return method == Method.CAS && removes;
  }

  /** What a field is called on the wire. */
  String wireName(Field field) {
    return switch (field) {
      case KEY -> "key";
      case VALUE -> method == Method.CAS ? "new" : "value";
      case TTL -> "ttl";
      case BY -> "by";
      case EXPECTED -> "expected";
      case REVISION -> method == Method.CAS ? "revision" : "if_revision";
    };
  }

  /** The same with something else in a field. */
  Draft with(Field field, String text) {
    Map<Field, String> changed = new EnumMap<>(Field.class);
    changed.putAll(texts);
    changed.put(field, text);
    return new Draft(method, chosenGuard, removes, changed);
  }

  /** The same by another method. */
  Draft with(Method other) {
    return new Draft(other, chosenGuard, removes, texts);
  }

  /** The same depending on something else. */
  Draft with(Guard other) {
    return new Draft(method, other, removes, texts);
  }

  /** The same as a swap for nothing, or for the value. */
  Draft removing(boolean whether) {
    return new Draft(method, chosenGuard, whether, texts);
  }

  private Draft guardedBy(Condition condition) {
    return switch (condition) {
      case Condition.None _ -> with(Guard.NONE);
      case Condition.Absent _ -> with(Guard.ABSENT);
      case Condition.WrittenBy(long revision) ->
          with(Guard.REVISION).with(Field.REVISION, Long.toString(revision));
      case Condition.Holding(String value) -> with(Guard.VALUE).with(Field.EXPECTED, value);
    };
  }

  private Draft swapping(CasRequest swap) {
    Draft guarded =
        swap.revision() != null
            ? with(Guard.REVISION).with(Field.REVISION, text(swap.revision()))
            : swap.expected() != null
                ? with(Guard.VALUE).with(Field.EXPECTED, swap.expected())
                : with(Guard.ABSENT);
    String replacement = swap.replacement();
    return replacement == null
        ? guarded.removing(true)
        : guarded.with(Field.VALUE, replacement).with(Field.TTL, text(swap.ttl()));
  }

  private static String text(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }
}
