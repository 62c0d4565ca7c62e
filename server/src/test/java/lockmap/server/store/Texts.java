package lockmap.server.store;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Slots, changes and outcomes as text, so that a test compares all of one at a glance. */
final class Texts {

  private Texts() {}

  static String of(@Nullable Slot slot) {
    return slot == null
        ? "nothing"
        : of(slot.key(), slot.value(), slot.revision(), slot.deadline());
  }

  static String of(Utf8Bytes key, Utf8Bytes value, long revision, long deadline) {
    String until = deadline == Slot.NEVER ? "" : " until " + deadline;
    return key + "=" + value + " @" + revision + until;
  }

  static String of(Change change) {
    return change.cause()
        + " "
        + change.key()
        + " @"
        + change.revision()
        + ": "
        + of(change.slot());
  }

  static List<String> of(List<Change> changes) {
    return changes.stream().map(Texts::of).toList();
  }

  static String of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found -> "found " + of(found.slot());
      case Outcome.Missing _ -> "missing";
      case Outcome.Created created -> "created " + of(created.slot());
      case Outcome.Replaced replaced ->
          "replaced " + of(replaced.previous()) + " by " + of(replaced.slot());
      case Outcome.Deleted deleted ->
          "deleted " + of(deleted.previous()) + " @" + deleted.revision();
      case Outcome.Conflict conflict -> "conflict with " + of(conflict.current());
      case Outcome.NotCountable not -> "not countable " + of(not.current());
      case Outcome.Full full -> "full at " + full.maxMemory();
    };
  }

  /**
   * What became of each operation up to the last that was tried, and whether the batch was done.
   */
  static List<String> of(BatchOutcome outcome) {
    return switch (outcome) {
      case BatchOutcome.Done(List<Outcome> outcomes) -> outcomes.stream().map(Texts::of).toList();
      case BatchOutcome.Refused(List<Outcome> before, Outcome reason) ->
          Stream.concat(before.stream().map(Texts::of), Stream.of("refused: " + of(reason)))
              .toList();
    };
  }
}
