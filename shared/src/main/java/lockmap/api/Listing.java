package lockmap.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of keys in the order of their UTF-8 bytes.
 *
 * @param revision every change up to this revision is in the page
 * @param entries the keys themselves
 * @param prefixes what longer keys begin with, up to and with the delimiter, each once; empty where
 *     no delimiter was given
 * @param next what to list the following page {@code after}; null on the last page
 */
public record Listing(
    long revision, List<ListedKey> entries, List<String> prefixes, @Nullable String next) {

  /** Keeps copies of the lists. */
  public Listing {
    entries = List.copyOf(entries);
    prefixes = List.copyOf(prefixes);
  }
}
