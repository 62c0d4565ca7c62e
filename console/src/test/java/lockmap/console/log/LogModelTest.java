package lockmap.console.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lockmap.client.Exchange;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
class LogModelTest {

  private final RequestLog log = new RequestLog();
  private final LogModel model = new LogModel(log);

  @Test
  void everyRequestOfASessionIsTold(LiveStore store) {
    try (DeskFixture fixture = new DeskFixture(store)) {
      LogModel own = new LogModel(fixture.log());
      fixture.desk().session().ask(client -> client.put("a b", "x"), _ -> {}, _ -> {});
      fixture.desk().session().ask(client -> client.get("none"), _ -> {}, _ -> {});
      own.tick();

      assertEquals(
          List.of("PUT /store/a%20b 201", "GET /store/none 404"),
          own.shown().stream()
              .map(e -> e.method() + " " + e.uri().getRawPath() + " " + LogModel.result(e))
              .toList());
    }
  }

  @Test
  void whatAReadOnlyProfileRefusesIsNeverSent(LiveStore store) {
    try (DeskFixture fixture = new DeskFixture()) {
      LogModel own = new LogModel(fixture.log());
      fixture.desk().session().open(store.target("production", true));
      fixture.desk().session().ask(client -> client.put("key", "x"), _ -> {}, _ -> {});
      own.tick();

      assertEquals(List.of(), own.shown());
      assertEquals(0, fixture.desk().session().pulseProperty().get().status().totalKeys());
    }
  }

  @Test
  void statusChecksAreShownWhereTheyAreAskedFor() {
    log.accept(exchange("GET", "/status", null));
    log.accept(exchange("GET", "/store/key", null));
    model.tick();
    assertEquals(1, model.shown().size());
    assertEquals("1 of 2 requests", model.summaryProperty().get());

    model.pulsesProperty().set(true);

    assertEquals(2, model.shown().size());
  }

  @Test
  void theFilterLooksAtMethodPathAndStatus() {
    log.accept(exchange("GET", "/store/orders/1", null));
    log.accept(exchange("PUT", "/store/users/1", "x"));
    model.tick();

    for (String filter : List.of("put", "USERS", "put /store/users/1 200")) {
      model.filterProperty().set(filter);
      assertEquals(List.of("PUT"), model.shown().stream().map(Exchange::method).toList(), filter);
    }
  }

  @Test
  void theOldestGoFirst() {
    for (int i = 0; i < LogModel.MOST + 10; i++) {
      log.accept(exchange("GET", "/store/" + i, null));
      if (i % 1000 == 0) {
        model.tick();
      }
    }
    model.tick();

    assertEquals(LogModel.MOST, model.shown().size());
    assertEquals("/store/10", LogModel.path(model.shown().getFirst()));
  }

  @Test
  void largeBodiesMakeRoomSooner() {
    String body = "x".repeat(1 << 20);
    for (int i = 0; i < 20; i++) {
      log.accept(exchange("PUT", "/store/" + i, body));
    }
    model.tick();

    assertEquals(16, model.shown().size());
    assertEquals("/store/4", LogModel.path(model.shown().getFirst()));
  }

  @Test
  void whatComesTooFastIsCounted() {
    for (int i = 0; i < 5000; i++) {
      log.accept(exchange("GET", "/store/" + i, null));
    }
    model.tick();

    assertEquals("4,096 of 4,096 requests, 904 were not kept", model.summaryProperty().get());
  }

  @Test
  void clearingForgetsAll() {
    log.accept(exchange("GET", "/store/key", null));
    model.tick();

    model.clear();

    assertEquals("0 of 0 requests", model.summaryProperty().get());
  }

  private static Exchange exchange(String method, String path, @Nullable String body) {
    return new Exchange(
        Instant.EPOCH,
        Duration.ofMillis(1),
        method,
        URI.create("http://localhost:3000" + path),
        Map.of(),
        false,
        body == null ? null : new Exchange.Body(body, body.length(), true),
        false,
        new Exchange.Result.Answered(200));
  }
}
