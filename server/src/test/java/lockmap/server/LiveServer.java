package lockmap.server;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import lockmap.api.WireJson;
import lockmap.server.config.ConfigLoader;
import lockmap.server.config.ServerConfig;
import lockmap.server.http.Problems;
import lockmap.server.http.Traffic;

/**
 * A real server on a free port of this machine, and a client to it. Its revisions begin at 1, so
 * that tests can name them.
 */
final class LiveServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * On a machine that is busy with other things every request waits, and is answered all the same.
   */
  private static final Map<String, String> BASICS =
      Map.of("server.port", "0", "store.first-revision", "0", "overload.max-queue-delay", "PT0S");

  private final Server server;
  private final HttpClient client;

  private LiveServer(Server server, HttpClient.Builder client) {
    this.server = server;
    this.client = client.version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  }

  /** A server with the given settings on top of the defaults. */
  static LiveServer with(Map<String, String> settings) {
    return new LiveServer(Server.start(config(settings)), HttpClient.newBuilder());
  }

  /** The same, and its client trusts and shows certificates as is said. */
  static LiveServer with(Map<String, String> settings, SSLContext tls) {
    return new LiveServer(Server.start(config(settings)), HttpClient.newBuilder().sslContext(tls));
  }

  /** A server with the defaults, but that it refuses nobody because it has much to do. */
  static LiveServer plain() {
    return with(Map.of());
  }

  static ServerConfig config(Map<String, String> settings) {
    Map<String, String> properties =
        Stream.concat(BASICS.entrySet().stream(), settings.entrySet().stream())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (_, own) -> own));
    return new ConfigLoader(
            properties, Map.of(), InstantSource.system(), Runtime.getRuntime().maxMemory())
        .load();
  }

  /** Where it is. */
  String url() {
    return server.url();
  }

  int port() {
    return server.port();
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** The value of a metric that has no labels. */
  double metric(String name) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  HttpResponse<String> put(String path, String body) {
    return send(request(path).PUT(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> put(String path, byte[] body) {
    return send(request(path).PUT(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  HttpResponse<String> postJson(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> method(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(PATIENCE);
  }

  /** Sends a request, and holds the answer against the description of the interface. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
    String path = response.uri().getRawPath();
    new AnswerCheck(Description.OURS).check(response.request().method(), path, Answer.of(response));
    return response;
  }

  /** Every resource of the server with its methods, as {@code Routes} lists them. */
  Map<String, Set<String>> routes() {
    return server.api().routes(new Problems(WireJson::write), new Traffic(() -> 0)).table();
  }

  /** Opens a watch on one key. */
  EventProbe watchKey(String key) {
    return new EventProbe(
        exchange(request("/watch_key/" + key).GET(), BodyHandlers.ofInputStream()));
  }

  /** Opens a watch on several keys, given as a JSON array. */
  EventProbe watch(String keys) {
    return new EventProbe(
        exchange(
            request("/watch")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(keys)),
            BodyHandlers.ofInputStream()));
  }

  /** Opens a watch with a query, and perhaps with headers: name, value, name, value and so on. */
  EventProbe watchEvents(String query, String... headers) {
    HttpRequest.Builder request = request("/watch?" + query).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new EventProbe(exchange(request, BodyHandlers.ofInputStream()));
  }

  /** Sends a request and reads the answer as a handler does. */
  <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new AssertionError("the exchange failed: " + e, e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Stops the server and leaves the client alone, as an operator would. */
  void stop() {
    server.close();
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
