package lockmap.server.listing;

import java.util.List;
import java.util.Optional;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.Query;
import lockmap.server.store.KeyRange;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Utf8Bytes;

/**
 * Which items a listing is to have, in the order of their bytes. An item is a key, or a folder:
 * what the keys that have the delimiter behind the prefix begin with, up to and with the delimiter,
 * once for all of them. Items that are not greater than {@code after} have been listed before.
 *
 * <p>Keys in their order give items in their order, because whatever lies between a folder and a
 * key in it begins with the folder as well, and so is in it.
 *
 * @param prefix what all keys begin with
 * @param after the last item that has been listed; empty where none has
 * @param delimiter what ends a folder's name; empty where keys are not folded
 */
record Selection(String prefix, String after, String delimiter) {

  /**
   * The selection that a query asks for.
   *
   * @throws HttpProblem 400 where a parameter is there more than once or is an empty delimiter
   */
  static Selection of(Query query) {
    Optional<String> delimiter = query.text("delimiter");
    if (delimiter.equals(Optional.of(""))) {
      throw Query.badParameter("The query parameter delimiter is empty.");
    }
    return new Selection(
        query.text("prefix").orElse(""), query.text("after").orElse(""), delimiter.orElse(""));
  }

  /**
   * The keys that items to be listed come from, in their order.
   *
   * @param seen all keys that may be listed
   */
  List<KeyRange> ranges(Prefixes seen) {
    return seen.under(Utf8Bytes.of(prefix)).ranges().stream().map(this::unlisted).toList();
  }

  private KeyRange unlisted(KeyRange range) {
    KeyRange keys = range.after(Utf8Bytes.of(after));
    return after.startsWith(prefix)
        ? folder(after).map(listed -> keys.afterPrefix(Utf8Bytes.of(listed))).orElse(keys)
        : keys;
  }

  /** The folder that a key under the prefix is in, if it is in one. */
  Optional<String> folder(String key) {
    int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return at < 0 ? Optional.empty() : Optional.of(key.substring(0, at + delimiter.length()));
  }
}
