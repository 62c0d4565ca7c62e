package lockmap.console.batch;

import java.util.List;

/** What an operation does, by its name on the wire. */
enum Method {
  GET,
  PUT,
  DELETE,
  CAS,
  INCR;

  /** What it can be made to depend on; the first is what it does by itself. */
  List<Guard> guards() {
    return switch (this) {
      case GET, PUT -> List.of(Guard.NONE, Guard.ABSENT, Guard.VALUE, Guard.REVISION);
      case DELETE -> List.of(Guard.NONE, Guard.VALUE, Guard.REVISION);
      case CAS -> List.of(Guard.VALUE, Guard.REVISION, Guard.ABSENT);
      case INCR -> List.of(Guard.NONE);
    };
  }

  /** Whether it gives the key a value. */
  boolean sets() {
    return this == PUT || this == CAS;
  }
}
