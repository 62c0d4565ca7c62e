package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import lockmap.api.Operation;
import lockmap.client.Exchange.Body;
import lockmap.client.Exchange.Result;
import lockmap.client.NoAnswerException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What an observer is told. */
@Timeout(60)
class ExchangeTest {

  private static final String REVISION = "ETag: \"7\"\r\n";

  private final BlockingQueue<Exchange> told = new LinkedBlockingQueue<>();

  @Test
  void anExchangeIsToldWithAllThatWasSentButTheToken() throws Exception {
    try (CannedServer server = CannedServer.answering("204 Done", REVISION, "");
        StoreClient client =
            new StoreClient(observed(server.url()).withToken("s3cret"), new ManualTime())) {
      client.put("a b", "vä", Ttl.FOREVER, Precondition.revision(6));
      Exchange exchange = onlyOne();
      assertEquals(
          new Exchange(
              Instant.EPOCH,
              Duration.ofMillis(1),
              "PUT",
              server.url().resolve("/store/a%20b"),
              Map.of("If-Match", "\"6\""),
              true,
              new Body("vä", 3, true),
              false,
              new Result.Answered(204)),
          exchange);
      assertFalse(exchange.toString().contains("s3cret"), exchange.toString());
      assertTrue(server.nextHead().contains("Bearer s3cret"));
    }
  }

  @Test
  void aRefusalIsAnAnswer() {
    try (CannedServer server = CannedServer.answering("503 Busy", "", "");
        StoreClient client = new StoreClient(observed(server.url()))) {
      assertThrows(RefusedException.class, client::status);
      Exchange exchange = onlyOne();
      assertEquals(new Result.Answered(503), exchange.result());
      assertFalse(exchange.authorized());
      assertNull(exchange.body());
      assertThrows(RefusedException.class, () -> export(client));
      Exchange stream = onlyOne();
      assertEquals(new Result.Answered(503), stream.result());
      assertTrue(stream.stream());
    }
  }

  @Test
  void aFailureIsToldAsItIsThrown() {
    try (CannedServer server = new CannedServer("");
        StoreClient client = new StoreClient(observed(server.url()))) {
      assertFailureIsTold(Reason.BROKEN_OFF, () -> client.put("k", "v"));
      assertFailureIsTold(Reason.BROKEN_OFF, () -> export(client));
    }
  }

  @Test
  void whoGivesUpIsToldOfOnce() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        StoreClient client =
            new StoreClient(
                observed(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                    .withRequestTimeout(Duration.ofMillis(200)))) {
      assertFailureIsTold(Reason.TIMED_OUT, () -> client.put("k", "v"));
      assertFailureIsTold(Reason.TIMED_OUT, () -> export(client));
      for (Executable call : List.<Executable>of(client::status, () -> export(client))) {
        Thread.currentThread().interrupt();
        assertFailureIsTold(Reason.INTERRUPTED, call);
        assertTrue(Thread.interrupted());
      }
    }
  }

  @Test
  void whatAClosingClientBreaksOffIsTold() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      StoreClient client =
          new StoreClient(observed(URI.create("http://127.0.0.1:" + silent.getLocalPort())));
      Thread put =
          Thread.startVirtualThread(
              () -> assertThrows(NoAnswerException.class, () -> client.put("k", "v")));
      silent.accept().getInputStream().read();
      WatchStream watch = client.watch(WatchQuery.all());
      assertEquals(Optional.empty(), watch.next(Duration.ofMillis(1)));
      silent.accept().getInputStream().read();
      client.close();
      put.join();
      List<Exchange> both = List.of(told.take(), told.take());
      both.forEach(exchange -> assertInstanceOf(Result.Failed.class, exchange.result()));
      assertEquals(1, both.stream().filter(Exchange::stream).count());
      assertThrows(IllegalStateException.class, client::status);
      assertTrue(told.isEmpty(), "what is not sent is no exchange");
    }
  }

  @Test
  void everyAttemptOfAWatchIsTold() throws Exception {
    String stream =
        """
        HTTP/1.1 200 OK
        Content-Type: text/event-stream
        Connection: close

        retry: 0
        id: 7
        event: READY
        data: {"revision":7}

        """
            .replace("\n", "\r\n");
    try (CannedServer server = new CannedServer(stream);
        StoreClient client = new StoreClient(observed(server.url()), new ManualTime());
        WatchStream watch = client.watch(WatchQuery.all().withoutValues())) {
      assertEquals(new WatchEvent.Ready(7), watch.next());
      Exchange first = onlyOne();
      assertEquals(server.url().resolve("/watch?prefix=&values=false"), first.uri());
      assertEquals(Map.of("Accept", "text/event-stream"), first.headers());
      assertEquals(new Result.Answered(200), first.result());
      assertTrue(first.stream());
      while (!(watch.next() instanceof WatchEvent.Ready)) {
        assertFalse(told.size() > 1);
      }
      Exchange second = onlyOne();
      assertEquals("7", second.headers().get("Last-Event-ID"));
    }
  }

  @Test
  void eachRequestOfAnImportIsToldAndALongOneIsCut() throws Exception {
    String line = "{\"key\":\"kk\",\"value\":\"" + "ä".repeat(600_000) + "\"}\n";
    try (CannedServer server = CannedServer.answering("200 OK", "", "{\"imported\":1}");
        StoreClient client = new StoreClient(observed(server.url()))) {
      client.importFrom(new ByteArrayInputStream(line.repeat(2).getBytes(UTF_8)), _ -> {});
      assertEquals(2, told.size());
      Body body = Objects.requireNonNull(told.remove().body());
      assertEquals(body, told.remove().body());
      assertEquals(line.getBytes(UTF_8).length, body.size());
      assertFalse(body.whole());
      assertTrue(line.startsWith(body.text()), "cut within a character");
      assertEquals(Body.MOST_BYTES - 1, body.text().getBytes(UTF_8).length);
      client.importFrom(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF}), _ -> {});
      assertEquals(new Body("a\uFFFD", 2, false), onlyOne().body());
    }
  }

  @Test
  void aBodyThatJustFitsIsWhole() {
    try (CannedServer server = CannedServer.answering("204 Done", REVISION, "");
        StoreClient client = new StoreClient(observed(server.url()))) {
      String value = "v".repeat(Body.MOST_BYTES);
      client.put("k", value);
      assertEquals(new Body(value, Body.MOST_BYTES, true), onlyOne().body());
      client.put("k", value + "w");
      assertEquals(new Body(value, Body.MOST_BYTES + 1, false), onlyOne().body());
    }
  }

  @Test
  void anObserverThatThrowsLosesNoAnswer() throws Exception {
    RuntimeException thrown = new IllegalStateException("of the observer");
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    try (CannedServer server = CannedServer.answering("200 OK", REVISION, "v")) {
      ClientOptions options =
          ClientOptions.to(server.url())
              .withObserver(exchange -> {
                told.add(exchange);
                throw thrown;
              });
      BlockingQueue<String> answers = new LinkedBlockingQueue<>();
      Thread.ofVirtual()
          .uncaughtExceptionHandler((_, e) -> uncaught.add(e))
          .start(() -> {
            try (StoreClient client = new StoreClient(options)) {
              answers.add(client.get("k").orElseThrow());
            }
          });
      assertEquals("v", answers.take());
      assertSame(thrown, uncaught.take());
      assertEquals(new Result.Answered(200), onlyOne().result());
    }
  }

  @Test
  void whatIsRefusedBeforeItIsSentIsNoExchange() {
    try (CannedServer server = CannedServer.answering("204 Done", REVISION, "");
        StoreClient client = new StoreClient(observed(server.url()).withReadOnly())) {
      assertThrows(ReadOnlyException.class, () -> client.batch(List.of(new Operation.Delete("k"))));
      assertThrows(IllegalArgumentException.class, () -> client.get(""));
      assertTrue(told.isEmpty());
    }
  }

  private void assertFailureIsTold(Reason reason, Executable call) {
    NoAnswerException thrown = assertThrows(NoAnswerException.class, call);
    assertEquals(reason, thrown.reason());
    Result.Failed failed = assertInstanceOf(Result.Failed.class, onlyOne().result());
    assertSame(thrown, failed.cause());
  }

  private Exchange onlyOne() {
    Exchange exchange = told.remove();
    assertTrue(told.isEmpty(), "told more than once");
    return exchange;
  }

  private ClientOptions observed(URI server) {
    return ClientOptions.to(server).withObserver(told::add);
  }

  private static void export(StoreClient client) throws Exception {
    client.exportTo(OutputStream.nullOutputStream(), "");
  }
}
