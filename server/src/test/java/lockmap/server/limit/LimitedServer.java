package lockmap.server.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import lockmap.server.http.HttpProblem;

/** A real server behind the filter, whose time stands still, and which notes what reached it. */
final class LimitedServer implements AutoCloseable {

  final AtomicLong clock = new AtomicLong();
  final Queue<String> reached = new ConcurrentLinkedQueue<>();
  final RateLimiter limiter;

  private final WebServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  LimitedServer(long perSecond, long burst, List<String> trustedProxies) {
    limiter = new RateLimiter(perSecond, burst, 100, clock::get);
    RateLimitFilter filter = new RateLimitFilter(limiter, new ClientAddress(trustedProxies));
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(routing -> routes(routing.addFilter(filter)))
            .build()
            .start();
  }

  private void routes(HttpRouting.Builder routing) {
    routing
        .error(
            HttpProblem.class,
            (request, response, problem) -> {
              problem.headers().forEach(response::header);
              response.status(Status.create(problem.problem().status()));
              response.send(problem.problem().detail());
            })
        .any((request, response) -> {
          String body = request.content().hasEntity() ? request.content().as(String.class) : "";
          reached.add(
              request.prologue().method() + " " + request.prologue().uriPath().rawPath() + body);
          if (request.path().path().endsWith("/broken")) {
            throw new HttpProblem(404, "no-such-key", "No such key", "There is none.");
          }
          response.send("fine");
        });
  }

  int port() {
    return server.port();
  }

  /** Asks for a path with the given headers, as names and values in turn. */
  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  @Override
  public void close() {
    http.close();
    server.stop();
  }
}
