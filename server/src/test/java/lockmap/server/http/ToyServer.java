package lockmap.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.common.tls.Tls;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import lockmap.api.Problem;
import lockmap.server.Await;
import lockmap.server.http.Progress.Stage;
import lockmap.server.memory.MemoryPool;
import lockmap.server.store.Utf8Bytes;

/** A server with everything of this package and a few small routes, on a port of its own. */
final class ToyServer implements AutoCloseable {

  static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  static final int MAX_VALUE = 1024 * 1024;

  /** More than all buffers between a server and its client hold. */
  static final int FLOOD = 48 * 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<Utf8Bytes, Utf8Bytes> values = new ConcurrentHashMap<>();
  final AtomicInteger canaryCalls = new AtomicInteger();
  final CountDownLatch arrived = new CountDownLatch(1);
  final CountDownLatch released = new CountDownLatch(1);
  final AtomicLong clock = new AtomicLong();
  final AtomicInteger dripped = new AtomicInteger();
  final Traffic traffic = new Traffic(clock::get);
  final MemoryPool memory = new MemoryPool(100L << 20);
  final ReadTimeouts timeouts;
  private final WebServer server;

  ToyServer() {
    this(WebServer.builder());
  }

  /** One that speaks TLS. */
  ToyServer(Tls tls) {
    this(WebServer.builder().tls(tls));
  }

  private ToyServer(WebServerConfig.Builder config) {
    Problems problems = new Problems(ToyServer::json);
    config.host("127.0.0.1").port(0);
    timeouts = new ReadTimeouts(READ_TIMEOUT, clock::get, problems, traffic, List.of());
    ListenerSettings.apply(config, problems, timeouts, traffic, 100, Duration.ofSeconds(10));
    Routes routes = routes(problems);
    server =
        config
            .routing(
                HttpRouting.builder()
                    .addFilter(new RequestMeter(routes, traffic))
                    .addFilter(new Gatekeeper(problems, memory))
                    .addFilter(ToyServer::refuseForbidden)
                    .error(Throwable.class, problems)
                    .any(routes))
            .build()
            .start();
  }

  int port() {
    return server.port();
  }

  RawConnection connect() throws IOException {
    return RawConnection.to(port());
  }

  /** Waits until so many connections are at a stage. */
  void awaitAt(Stage stage, int connections) throws InterruptedException {
    await(() -> timeouts.at(stage) == connections, stage + ": " + connections);
  }

  /** Waits for something that happens in another thread; gives up after ten seconds. */
  static void await(BooleanSupplier condition, String name) throws InterruptedException {
    Await.within(Duration.ofSeconds(10), condition, name);
  }

  /** Lets time go by; all that wait now are seen to have waited for all of it. */
  void pass(Duration time) {
    timeouts.sweep();
    clock.addAndGet(time.toNanos());
    timeouts.sweep();
  }

  @Override
  public void close() {
    server.stop();
  }

  private Routes routes(Problems problems) {
    return new Routes(
        problems,
        traffic,
        Resource.at("/status")
            .get((req, res) -> Answers.json(req, res, "{}".getBytes(StandardCharsets.UTF_8))),
        Resource.at("/canary").get(this::canary),
        Resource.at("/ignore").post((_, res) -> Answers.empty(res, Status.NO_CONTENT_204)),
        Resource.at("/drip").post(this::countBytes),
        Resource.at("/hold").stream(this::holdStream),
        Resource.at("/flood").get(ToyServer::flood),
        Resource.at("/ttl").get(ToyServer::ttl),
        Resource.at("/stream").stream(ToyServer::breakingStream),
        Resource.at("/silent").get((_, _) -> {}),
        Resource.at("/fails")
            .get((_, _) -> {
              throw new IllegalStateException("secret");
            }),
        Resource.at("/fails/checked")
            .get((_, _) -> {
              throw new IOException("secret");
            }),
        Resource.at("/fails/badly")
            .get((_, _) -> {
              throw new StackOverflowError("secret");
            }),
        Resource.at("/fails/late").get(ToyServer::failAfterHeaders),
        Resource.at("/fails/teapot")
            .get((_, _) -> {
              throw new HttpException("secret", Status.I_AM_A_TEAPOT_418);
            }),
        Resource.at("/waits").getOrWait(this::waitForRelease, "hold"),
        Resource.at("/next").get((_, res) -> res.next()),
        Resource.under("/store/").get(this::read).put(this::write).delete(this::remove),
        Resource.under("/store/cas/").post(ToyServer::swap));
  }

  private void canary(ServerRequest request, ServerResponse response) {
    canaryCalls.incrementAndGet();
    Answers.value(request, response, Utf8Bytes.of("tweet"));
  }

  private void waitForRelease(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    arrived.countDown();
    released.await();
    Answers.value(request, response, Utf8Bytes.of("released"));
  }

  private void countBytes(ServerRequest request, ServerResponse response) throws IOException {
    try (InputStream body = request.content().inputStream()) {
      while (body.read() >= 0) {
        dripped.incrementAndGet();
      }
    }
    Answers.empty(response, Status.NO_CONTENT_204);
  }

  private void holdStream(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    try (OutputStream out = response.outputStream()) {
      out.write('a');
      out.flush();
      released.await();
      out.write('z');
    }
  }

  private static void flood(ServerRequest request, ServerResponse response) {
    Answers.json(request, response, new byte[FLOOD]);
  }

  private void read(ServerRequest request, ServerResponse response) {
    Utf8Bytes value = values.get(KeyPath.key(request, "/store/"));
    if (value == null) {
      throw StandardProblems.of(404);
    }
    Answers.value(request, response.header(Answers.etag(7)).header(Answers.ttl(60)), value);
  }

  private void write(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = KeyPath.key(request, "/store/");
    Utf8Bytes value = RequestReader.text(request, MAX_VALUE);
    boolean created = values.put(key, value) == null;
    Answers.empty(response, created ? Status.CREATED_201 : Status.NO_CONTENT_204);
  }

  private void remove(ServerRequest request, ServerResponse response) {
    boolean removed = values.remove(KeyPath.key(request, "/store/")) != null;
    Answers.empty(response, removed ? Status.NO_CONTENT_204 : Status.NOT_FOUND_404);
  }

  private static void swap(ServerRequest request, ServerResponse response) {
    RequestReader.requireJson(request);
    Utf8Bytes key = KeyPath.key(request, "/store/cas/");
    Utf8Bytes body = RequestReader.text(request, MAX_VALUE);
    Answers.value(request, response, Utf8Bytes.of(key + " " + body));
  }

  private static void ttl(ServerRequest request, ServerResponse response) {
    Answers.value(request, response, Utf8Bytes.of(RequestReader.ttl(Query.of(request)).toString()));
  }

  private static void failAfterHeaders(ServerRequest request, ServerResponse response) {
    response.header(Answers.etag(9)).contentLength(3);
    throw new IllegalStateException("secret");
  }

  private static void breakingStream(ServerRequest request, ServerResponse response) {
    try {
      OutputStream out = response.outputStream();
      out.write(new byte[100_000]);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("secret");
  }

  private static void refuseForbidden(
      FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (RawPath.of(request).equals("/forbidden")) {
      throw new HttpProblem(403, "forbidden", "Forbidden", "Not here.");
    }
    chain.proceed();
  }

  private static byte[] json(Problem problem) {
    try {
      return JSON.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
