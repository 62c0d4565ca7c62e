package lockmap.server.status;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The metrics of the process, under the names that every JVM has them by, so that dashboards which
 * exist fit. Left out are those that would listen to the JVM for as long as it runs.
 */
final class JvmMetrics {

  private JvmMetrics() {}

  static void register(String version, PrometheusRegistry registry) {
    Info.builder()
        .name("kv_build_info")
        .help("Which version of the server this is.")
        .labelNames("version")
        .register(registry)
        .setLabelValues(version);
    ProcessMetrics.builder().register(registry);
    JvmRuntimeInfoMetric.builder().register(registry);
    JvmMemoryMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    JvmBufferPoolMetrics.builder().register(registry);
  }
}
