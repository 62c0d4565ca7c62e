package lockmap.console.connect;

import java.util.List;
import java.util.Locale;
import lockmap.api.Durations;

/** What a test of a profile is at. */
sealed interface Trial {

  /**
   * It goes on.
   *
   * @param id tells it from every other
   */
  record Running(Object id) implements Trial {}

  /**
   * It has ended.
   *
   * @param works whether the server answers this profile
   * @param sentence what was found
   * @param details what the operator should know, or can do about it; perhaps empty
   */
  record Ended(boolean works, String sentence, String details) implements Trial {}

  /** Says what a probe has found. */
  static Ended of(Probe.Finding finding) {
    return switch (finding) {
      case Probe.Finding.Works works -> new Ended(true, sentence(works), details(works.remarks()));
      case Probe.Finding.Fails(var trouble) ->
          new Ended(false, trouble.sentence(), trouble.advice());
      case Probe.Finding.Cancelled _ -> new Ended(false, "The test was cancelled.", "");
    };
  }

  private static String sentence(Probe.Finding.Works works) {
    long keys = works.status().totalKeys();
    return String.format(
        Locale.ROOT,
        "LockMap %s answers in %s. It has been up for %s and holds %,d %s.",
        works.status().version(),
        Durations.milliseconds(works.latency()),
        Uptime.words(works.status()),
        keys,
        keys == 1 ? "key" : "keys");
  }

  private static String details(List<String> remarks) {
    return String.join(" ", remarks);
  }
}
