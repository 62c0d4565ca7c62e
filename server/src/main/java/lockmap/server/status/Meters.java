package lockmap.server.status;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How plain numbers become metrics. A metric asks for its number when it is read, and keeps none.
 */
final class Meters {

  private final PrometheusRegistry registry;

  Meters(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /** A number that goes up and down. */
  void gauge(String name, String help, LongSupplier number) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call((double) number.getAsLong()))
        .register(registry);
  }

  /** Numbers that go up and down, one for each value of a label. */
  void gauges(String name, String help, String label, Map<String, LongSupplier> numbers) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(gauge ->
            numbers.forEach((value, number) -> gauge.call((double) number.getAsLong(), value)))
        .register(registry);
  }

  /** A time, as seconds. */
  void seconds(String name, String help, LongSupplier nanos) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(nanos.getAsLong() / 1e9))
        .register(registry);
  }

  /** A number that only grows. */
  void counter(String name, String help, LongSupplier number) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call((double) number.getAsLong()))
        .register(registry);
  }

  /** Numbers that only grow, one for each value of a label. */
  void counters(String name, String help, String label, Map<String, LongSupplier> numbers) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(counter ->
            numbers.forEach((value, number) -> counter.call((double) number.getAsLong(), value)))
        .register(registry);
  }
}
