package lockmap.console.status;

import java.util.Arrays;
import java.util.Comparator;
import lockmap.api.Latency;
import lockmap.api.Status;

/** The kinds of requests that the server times. */
enum Kind {
  GET("GET"),
  PUT("PUT"),
  DELETE("DELETE"),
  CAS("CAS"),
  INCR("INCR"),
  TOUCH("TOUCH"),
  LIST("List"),
  BATCH("Batch");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What there was most of lately; the first where there was nothing. */
  static Kind busiest(Status.Latencies latencies) {
    return Arrays.stream(values())
        .sorted(Comparator.comparingLong(kind -> -kind.of(latencies).count()))
        .findFirst()
        .orElse(GET);
  }

  /** Those of this kind. */
  Latency of(Status.Latencies all) {
    return switch (this) {
      case GET -> all.get();
      case PUT -> all.put();
      case DELETE -> all.delete();
      case CAS -> all.cas();
      case INCR -> all.incr();
      case TOUCH -> all.touch();
      case LIST -> all.list();
      case BATCH -> all.batch();
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
