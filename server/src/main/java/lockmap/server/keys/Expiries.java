package lockmap.server.keys;

import java.util.Optional;
import lockmap.server.http.Query;
import lockmap.server.http.RequestReader;
import lockmap.server.store.Expiry;

/** What a request says about the time that its key has left. */
final class Expiries {

  private Expiries() {}

  /** {@code ttl=SECONDS} or {@code ttl=keep}; without it the key stays. */
  static Expiry ofPut(Query query) {
    return query.text("ttl").equals(Optional.of("keep")) ? Expiry.KEEP : seconds(query);
  }

  /** {@code ttl=SECONDS} or {@code ttl=none}, one of which there must be. */
  static Expiry ofTouch(Query query) {
    Optional<String> text = query.text("ttl");
    if (text.isEmpty()) {
      throw Query.badParameter("The query parameter ttl is missing: seconds, or none.");
    }
    return text.get().equals("none") ? Expiry.NEVER : seconds(query);
  }

  private static Expiry seconds(Query query) {
    var ttl = RequestReader.ttl(query);
    return ttl.isEmpty() ? Expiry.NEVER : Expiry.afterSeconds(ttl.getAsLong());
  }
}
