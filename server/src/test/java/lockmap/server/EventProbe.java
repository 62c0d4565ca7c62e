package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of server-sent events as the WHATWG standard has a browser read it. A block that
 * has nothing but an id, of which a browser's page would not hear, shows as an event without a name
 * and without data.
 */
final class EventProbe implements AutoCloseable {

  private static final Event END = new Event("end of stream", "", "");
  private static final long PATIENCE_SECONDS = 30;

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  /** One event: its name, its id and its data. */
  record Event(String name, String id, String data) {}

  EventProbe(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.startVirtualThread(this::read);
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  /** The next event; fails where none comes. */
  Event next() {
    try {
      Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(event, "no event came");
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** The names of the next events. */
  List<String> nextNames(int count) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      names.add(next().name());
    }
    return names;
  }

  void assertEnds() {
    assertEquals(END, next());
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      String name = "";
      String id = "";
      boolean silent = false;
      boolean retried = false;
      StringBuilder data = new StringBuilder();
      @Nullable String line;
      while ((line = lines.readLine()) != null) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(name, id, data.substring(0, data.length() - 1)));
          } else if (silent) {
            events.add(new Event("", id, ""));
          }
          name = "";
          silent = false;
          retried = false;
          data.setLength(0);
        } else if (!line.startsWith(":")) {
          String field = line.substring(0, line.indexOf(':'));
          String rest = line.substring(line.indexOf(':') + 1);
          String value = rest.startsWith(" ") ? rest.substring(1) : rest;
          switch (field) {
            case "event" -> name = value;
            case "id" -> {
              id = value;
              silent = !retried;
            }
            case "retry" -> retried = true;
            case "data" -> data.append(value).append('\n');
            default -> throw new AssertionError("a field that is none: " + line);
          }
        }
      }
      events.add(END);
    } catch (IOException e) {
      events.add(new Event("broken", "", e.toString()));
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new AssertionError("the stream cannot be closed", e);
    }
  }
}
