package lockmap.console.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the table: an event, or a mark between events that tells of the watch itself. */
sealed interface Row {

  /** When it came. */
  Instant at();

  /** How many characters it keeps in memory. */
  int weight();

  /**
   * Something that was told of a key.
   *
   * @param at when the console heard of it
   * @param value the beginning of the value; null where there is none, or it is not watched
   * @param cut whether the value goes on
   * @param size the length of the whole value in bytes of UTF-8; null where there is no value
   * @param ttl how long the key lives on, in seconds; null where it does not expire
   */
  record Event(
      Instant at,
      EventType type,
      String key,
      @Nullable String value,
      boolean cut,
      @Nullable Integer size,
      long revision,
      @Nullable Long ttl)
      implements Row {

    @Override
    public int weight() {
      return key.length() + (value == null ? 0 : value.length());
    }
  }

  /**
   * Something that happened to the watch.
   *
   * @param text what happened, in one sentence
   * @param revision where the store stood; 0 where that is not known
   */
  record Mark(Instant at, Kind kind, String text, long revision) implements Row {

    @Override
    public int weight() {
      return text.length();
    }

    /** What happened. */
    enum Kind {
      BEGUN("START"),
      READY("READY"),
      LOST("LOST"),
      RESUMED("RESUMED"),
      GAP("GAP"),
      DROPPED("DROPPED"),
      ENDED("END");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** The word that stands where the type of an event does. */
      String word() {
        return word;
      }

      /** Whether something may be missing from the rows. */
      boolean isLoss() {
        return this == GAP || this == DROPPED;
      }
    }
  }
}
