package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the framework itself costs: one handler for every path, which keeps the last body that was
 * put and gives it back. Nothing is checked, and headers are prepared.
 */
final class BareHelidon {

  private static final Header TEXT =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");

  private static volatile byte[] value = Load.VALUE.getBytes(US_ASCII);

  private BareHelidon() {}

  /** Listens until the process is ended. */
  public static void main(String[] args) {
    Http1Config http1 = http1();
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .protocolsDiscoverServices(false)
            .featuresDiscoverServices(false)
            .addConnectionSelector(Http1ConnectionSelector.builder().config(http1).build())
            .routing(HttpRouting.builder().any(BareHelidon::answer))
            .build()
            .start();
    System.out.println("listens at " + server.port());
  }

  /** Listeners that log cost each connection something even where nothing is logged. */
  @SuppressWarnings("removal")
  private static Http1Config http1() {
    return Http1Config.builder()
        .validatePath(false)
        .validatePrologue(false)
        .sendKeepAliveHeader(false)
        .receiveLog(false)
        .sendLog(false)
        .build();
  }

  private static void answer(ServerRequest request, ServerResponse response) throws IOException {
    if (request.prologue().method().equals(Method.PUT)) {
      int length = (int) request.headers().contentLength().orElse(0);
      try (InputStream in = request.content().inputStream()) {
        value = in.readNBytes(length);
      }
      response.status(Status.NO_CONTENT_204).send();
    } else {
      response.header(TEXT).send(value);
    }
  }
}
