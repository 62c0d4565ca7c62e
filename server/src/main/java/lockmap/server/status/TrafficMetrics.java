package lockmap.server.status;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import lockmap.server.http.Durations;
import lockmap.server.http.Tally;
import lockmap.server.http.Traffic;

/** The metrics of connections and requests. */
final class TrafficMetrics {

  private TrafficMetrics() {}

  static void register(Sources sources, PrometheusRegistry registry) {
    Meters meters = new Meters(registry);
    Sources.Bounded connections = sources.connections();
    meters.gauge("kv_connections", "Connections that are open.", connections.figure());
    meters.gauge("kv_connections_limit", "Connections that can be open.", connections::limit);
    meters.gauge("kv_batches", "Batches that are being carried out.", sources.batches());
    meters.counter(
        "kv_rate_limited_requests_total",
        "Requests that were refused because their client made too many.",
        sources.rateLimited());
    meters.gauge(
        "kv_rate_limit_clients", "Clients that the rate limit remembers.", sources.clients());
    meters.gauge(
        "kv_tokens_file_good",
        "1, or 0 where the tokens file cannot be followed and the tokens from before count.",
        sources.tokensFileGood());
    Sources.Certificate certificate = sources.certificate();
    if (certificate != null) {
      meters.gauge(
          "kv_tls_certificate_expiry_timestamp_seconds",
          "When the certificate runs out that the server shows, in seconds of the epoch.",
          () -> certificate.expiry().get().getEpochSecond());
      meters.counter(
          "kv_tls_reload_failures_total",
          "Times that another certificate was to be shown and could not be used.",
          certificate.failures());
    }
    Sources.AuditLog audit = sources.audit();
    if (audit != null) {
      meters.counter(
          "kv_audit_lost_lines_total",
          "Lines of the audit log that could not be written and were forgotten.",
          audit.lost());
      meters.counter(
          "kv_audit_failures_total",
          "Times that writing the audit log failed; its lines wait then.",
          audit.failures());
    }
    meters.counter(
        "kv_shed_requests_total",
        "Requests that were refused because the server could not carry them.",
        sources.shed());
    meters.seconds(
        "kv_queue_delay_seconds",
        "How long requests waited of late, at least, before the server began with them.",
        sources.queueDelay());
    registry.register(() -> requests(sources.traffic()));
    registry.register(() -> durations(sources.traffic()));
  }

  private static CounterSnapshot requests(Traffic traffic) {
    CounterSnapshot.Builder requests =
        CounterSnapshot.builder()
            .name("kv_http_requests")
            .help("Requests that were answered; a watch when it ends.");
    traffic
        .tallies()
        .forEach(tally -> {
          for (Tally.Answered answered : tally.answered()) {
            requests.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(labels(tally, answered))
                    .value((double) answered.count())
                    .build());
          }
        });
    return requests.build();
  }

  private static HistogramSnapshot durations(Traffic traffic) {
    HistogramSnapshot.Builder durations =
        HistogramSnapshot.builder()
            .name("kv_http_request_duration_seconds")
            .help("How long the server took from a request's headers to the end of its answer.");
    traffic
        .tallies()
        .filter(Tally::isTimed)
        .forEach(tally -> {
          for (Tally.Answered answered : tally.answered()) {
            durations.dataPoint(
                HistogramDataPointSnapshot.builder()
                    .labels(labels(tally, answered))
                    .classicHistogramBuckets(
                        ClassicHistogramBuckets.of(
                            Durations.bounds(), answered.durations().counts()))
                    .sum(answered.durations().sum())
                    .build());
          }
        });
    return durations.build();
  }

  private static Labels labels(Tally tally, Tally.Answered answered) {
    return Labels.of(
        "method", tally.method(),
        "route", tally.route(),
        "status", Integer.toString(answered.status()));
  }
}
