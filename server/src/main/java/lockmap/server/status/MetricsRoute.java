package lockmap.server.status;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import lockmap.server.http.Answers;

/**
 * {@code GET /metrics}: the figures as Prometheus reads them, in its text format 0.0.4. Safe for
 * any number of threads.
 */
public final class MetricsRoute {

  private static final Header TEXT =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, PrometheusTextFormatWriter.CONTENT_TYPE);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  /**
   * The route.
   *
   * @param sources what is reported on
   * @param version the server's version
   */
  public MetricsRoute(Sources sources, String version) {
    StoreMetrics.register(sources, registry);
    TrafficMetrics.register(sources, registry);
    JvmMetrics.register(version, registry);
  }

  /** Answers with the figures of this moment. */
  public void get(ServerRequest request, ServerResponse response) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape());
    Answers.send(request, response.header(TEXT), text.toByteArray());
  }
}
