package lockmap.client;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import lockmap.api.Paths;

/** The attempts to open one watch. */
final class WatchCalls {

  private static final String MEDIA_TYPE = "text/event-stream";

  private final Http http;
  private final String path;

  WatchCalls(Http http, WatchQuery query) {
    this.http = http;
    this.path = Paths.WATCH + query.parameters();
  }

  /**
   * Makes an attempt in the background.
   *
   * @param lastId the id behind which to go on; empty to begin
   * @return the body; a body that comes after the attempt was cancelled is closed here
   */
  CompletableFuture<Incoming> open(String lastId) {
    CompletableFuture<Incoming> attempt = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        Incoming body = body(lastId);
        if (!attempt.complete(body)) {
          body.close();
        }
      } catch (RuntimeException e) {
        attempt.completeExceptionally(e);
      }
    });
    return attempt;
  }

  private Incoming body(String lastId) {
    Request request = http.stream(path).header("Accept", MEDIA_TYPE);
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    HttpResponse<Incoming> response = http.open(request);
    Answer head = new Answer(response, new byte[0]);
    if (!head.mediaType().equals(MEDIA_TYPE)) {
      response.body().close();
      throw head.bad("the answer is no " + MEDIA_TYPE + " but \"" + head.mediaType() + '"');
    }
    return response.body();
  }
}
