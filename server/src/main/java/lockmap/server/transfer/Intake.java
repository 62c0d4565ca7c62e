package lockmap.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import lockmap.api.KeyValue;
import lockmap.api.Limits;
import lockmap.api.MalformedJsonException;
import lockmap.api.Problem;
import lockmap.api.WireJson;
import lockmap.server.access.Grant;
import lockmap.server.access.Hold;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.RequestMemory;
import lockmap.server.http.RequestReader;
import lockmap.server.http.StoreProblems;
import lockmap.server.store.Expiry;
import lockmap.server.store.Operation;
import lockmap.server.store.Outcome;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/** One import under way. Not safe for several threads. */
final class Intake {

  /** A byte of a text takes at most six of JSON, as a control character does. */
  private static final int LONGEST_ESCAPE = 6;

  private static final int ROOM_FOR_NAMES = 1024;

  private final Lines lines;
  private final Store store;
  private final Grant grant;
  private final Hold hold;
  private final int maxValueSize;
  private long stored;

  Intake(InputStream body, Store store, Grant grant, Hold hold, int maxValueSize) {
    int longestLine = LONGEST_ESCAPE * (maxValueSize + Limits.MAX_KEY_BYTES) + ROOM_FOR_NAMES;
    this.lines = new Lines(body, longestLine, RequestMemory.current());
    this.store = store;
    this.grant = grant;
    this.hold = hold;
    this.maxValueSize = maxValueSize;
  }

  /**
   * Stores line after line; empty ones are passed over.
   *
   * @throws HttpProblem at the first line that cannot be stored, with its number and with how many
   *     entries were stored before it
   */
  void run() throws IOException {
    try {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (line.length > 0) {
          store(WireJson.readKeyValue(line));
          stored++;
        }
      }
    } catch (MalformedJsonException e) {
      throw stopped(new HttpProblem(400, "bad-line", "Bad line", e.getMessage() + "."));
    } catch (Lines.TooLong e) {
      throw stopped(new HttpProblem(413, "too-large", "Too large", e.getMessage() + "."));
    } catch (HttpProblem e) {
      throw stopped(e);
    }
  }

  /** How many entries were stored so far. */
  long stored() {
    return stored;
  }

  private void store(KeyValue entry) {
    Utf8Bytes key = Utf8Bytes.of(entry.key());
    hold.requireStanding();
    grant.requireKey(key);
    Utf8Bytes value = RequestReader.value("value", entry.value(), maxValueSize);
    Long ttl = entry.ttl();
    Expiry expiry = ttl == null ? Expiry.NEVER : Expiry.afterSeconds(ttl);
    Outcome outcome = store.apply(new Operation.Put(key, value, expiry));
    if (outcome instanceof Outcome.Failure failure) {
      throw StoreProblems.of(failure);
    }
  }

  private HttpProblem stopped(HttpProblem why) {
    Problem problem = why.problem();
    String detail =
        "Line " + lines.number() + ": " + problem.detail() + " Stored before it: " + stored + ".";
    return why.withDetail(detail).with("line", lines.number()).with("imported", stored);
  }
}
