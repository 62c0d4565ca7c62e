package lockmap.server.openapi;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.zip.CRC32;
import lockmap.api.OpenApi;
import lockmap.server.http.Answers;
import lockmap.server.http.EntityTags;

/**
 * {@code GET /openapi.yaml}: the description of the interface, or 304 for who has it already. Its
 * entity tag is a checksum, so it stays the same until the description changes. Safe for any number
 * of threads.
 */
public final class OpenApiRoute {

  private static final Header YAML =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, OpenApi.MEDIA_TYPE);

  private final byte[] description = OpenApi.yaml();
  private final long checksum = checksumOf(description);

  /** Answers with the description that this server was built with. */
  public void get(ServerRequest request, ServerResponse response) {
    boolean isKnown =
        EntityTags.of(request, HeaderNames.IF_NONE_MATCH)
            .filter(tags -> tags.name(checksum))
            .isPresent();
    response.header(Answers.etag(checksum));
    if (isKnown) {
      Answers.empty(response, Status.NOT_MODIFIED_304);
    } else {
      Answers.send(request, response.header(YAML), description);
    }
  }

  private static long checksumOf(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }
}
