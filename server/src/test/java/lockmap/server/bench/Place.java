package lockmap.server.bench;

import java.util.Locale;

/** The parts of what is measured, each of which has a place on the page. */
enum Place {
  /** Requests, against other servers. */
  HTTP,
  /** Watchers: what they get, and what they cost those who write. */
  WATCH,
  /** The map and what is around it, without a network. */
  MAP,
  /** What an entry takes. */
  MEMORY,
  /** What it costs to be large: keys, connections, watchers. */
  SIZE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
