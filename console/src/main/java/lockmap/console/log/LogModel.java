package lockmap.console.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import lockmap.api.Paths;
import lockmap.client.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The requests that the console has made lately, the newest last: so many, and so many bytes of
 * bodies, as need not be minded. Belongs to the JavaFX thread.
 */
public final class LogModel {

  static final int MOST = 5_000;
  static final long MOST_BYTES = 16 << 20;

  private final RequestLog log;
  private final ObservableList<Exchange> all = FXCollections.observableArrayList();
  private final FilteredList<Exchange> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty pulses = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private long bytes;

  /**
   * Nothing yet.
   *
   * @param log where requests are told of
   */
  public LogModel(RequestLog log) {
    this.log = log;
    filter.subscribe(this::choose);
    pulses.subscribe(this::choose);
    choose();
  }

  /** What is to be shown; not to be changed by whoever looks. */
  ObservableList<Exchange> shown() {
    return FXCollections.unmodifiableObservableList(shown);
  }

  /** What the method, the address or the status must contain. */
  StringProperty filterProperty() {
    return filter;
  }

  /** Whether to show the requests too by which the console knows that the server is there. */
  BooleanProperty pulsesProperty() {
    return pulses;
  }

  /** How many are shown, in words. */
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Takes what has been told of since. */
  public void tick() {
    List<Exchange> news = new ArrayList<>();
    log.drain(news::add);
    if (!news.isEmpty()) {
      news.forEach(exchange -> bytes += size(exchange));
      all.addAll(news);
      all.remove(0, tooMany());
      summarise();
    }
  }

  /** Forgets all of them. */
  void clear() {
    all.clear();
    bytes = 0;
    summarise();
  }

  /** The status, or that there was none. */
  static String result(Exchange exchange) {
    return switch (exchange.result()) {
      case Exchange.Result.Answered(int status) -> Integer.toString(status);
      case Exchange.Result.Failed _ -> "failed";
    };
  }

  /** The path with its query. */
  static String path(Exchange exchange) {
    String query = exchange.uri().getRawQuery();
    return exchange.uri().getRawPath() + (query == null ? "" : "?" + query);
  }

  private int tooMany() {
    int count = Math.max(0, all.size() - MOST);
    for (int i = 0; i < count; i++) {
      bytes -= size(all.get(i));
    }
    while (bytes > MOST_BYTES) {
      bytes -= size(all.get(count));
      count++;
    }
    return count;
  }

  private void choose() {
    String wanted = filter.get().toLowerCase(Locale.ROOT);
    boolean withPulses = pulses.get();
    shown.setPredicate(exchange -> (withPulses || !isPulse(exchange)) && has(exchange, wanted));
    summarise();
  }

  private void summarise() {
    long lost = log.lost();
    summary.set(
        "%,d of %,d requests%s"
            .formatted(
                shown.size(), all.size(), lost == 0 ? "" : ", %,d were not kept".formatted(lost)));
  }

  private static boolean isPulse(Exchange exchange) {
    String path = exchange.uri().getPath();
    return path.endsWith(Paths.STATUS) || path.endsWith(Paths.HEALTH_READY);
  }

  private static boolean has(Exchange exchange, String wanted) {
    return (exchange.method() + " " + path(exchange) + " " + result(exchange))
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }

  private static long size(Exchange exchange) {
    Exchange.@Nullable Body body = exchange.body();
    return body == null ? 0 : body.text().length();
  }
}
