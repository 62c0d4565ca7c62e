package lockmap.server.command;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import lockmap.api.Latency;
import lockmap.api.Status;

/** The server's figures as people read them: one on each line, and latencies side by side. */
final class StatusTable {

  private static final String ROW = "%-10s %9s %9s %9s %9s %9s %9s";

  private StatusTable() {}

  /** Its lines. */
  static Stream<String> of(Status status) {
    return lines("", status);
  }

  private static Stream<String> lines(String before, Record figures) {
    return components(figures)
        .flatMap(figure -> {
          String name = before + name(figure);
          return switch (value(figure, figures)) {
            case Status.Latencies latencies -> rows(name, latencies);
            case Record nested -> lines(name + ' ', nested);
            case Object value -> Stream.of("%-28s %s".formatted(name, value));
          };
        });
  }

  private static Stream<String> rows(String name, Status.Latencies latencies) {
    Stream<String> heads =
        Stream.of("", name + ":", ROW.formatted("", "count", "p50", "p90", "p99", "p99.9", "max"));
    return Stream.concat(
        heads,
        components(latencies).map(kind -> row(name(kind), (Latency) value(kind, latencies))));
  }

  private static String row(String kind, Latency took) {
    return ROW.formatted(
        kind, took.count(), took.p50(), took.p90(), took.p99(), took.p999(), took.max());
  }

  private static Stream<RecordComponent> components(Record figures) {
    return Arrays.stream(figures.getClass().getRecordComponents());
  }

  private static String name(RecordComponent figure) {
    return figure.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static Object value(RecordComponent figure, Record figures) {
    try {
      return figure.getAccessor().invoke(figures);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the status hides " + figure.getName(), e);
    }
  }
}
