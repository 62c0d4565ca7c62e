package lockmap.server.transfer;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import lockmap.api.Imported;
import lockmap.api.KeyValue;
import lockmap.api.WireJson;
import lockmap.server.access.Grant;
import lockmap.server.access.Grants;
import lockmap.server.access.Hold;
import lockmap.server.http.Answers;
import lockmap.server.http.AuditNotes;
import lockmap.server.http.RequestReader;
import lockmap.server.store.Store;

/**
 * {@code POST /import}: entries as lines of JSON, each stored as it arrives. The body is never held
 * as a whole, so it may be as long as the client likes. Safe for any number of threads.
 */
public final class ImportRoute {

  private final Store store;
  private final Grants grants;
  private final int maxValueSize;

  /**
   * The route to a store.
   *
   * @param store where the entries go
   * @param grants who may store what
   * @param maxValueSize the largest value, in bytes
   */
  public ImportRoute(Store store, Grants grants, int maxValueSize) {
    this.store = store;
    this.grants = grants;
    this.maxValueSize = maxValueSize;
  }

  /**
   * Stores the lines of the body, and answers how many there were. At the first line that cannot be
   * stored it stops and says which that is; those before it stay stored.
   */
  public void post(ServerRequest request, ServerResponse response) throws IOException {
    RequestReader.requireType(request, KeyValue.LINES_MEDIA_TYPE);
    Grant grant = grants.of(request);
    try (InputStream body = request.content().inputStream();
        Hold hold = grants.hold(request, () -> {})) {
      Intake intake = new Intake(body, store, grant, hold, maxValueSize);
      try {
        intake.run();
      } finally {
        AuditNotes.note(request, "imported", intake::stored);
      }
      Answers.json(request, response, WireJson.write(new Imported(intake.stored())));
    }
  }
}
