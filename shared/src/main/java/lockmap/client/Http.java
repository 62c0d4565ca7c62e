package lockmap.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import lockmap.api.WireJson;
import lockmap.client.Exchange.Result;
import lockmap.client.NoAnswerException.Reason;

/**
 * Requests to one server, and what is thrown where there is no answer. Nothing gets to the server
 * but through here, so here is the gate that a read-only client does not let through.
 */
final class Http implements AutoCloseable {

  private static final int LARGEST_ANSWER = 1 << 30;
  private static final int LARGEST_PROBLEM = 1 << 20;

  private final ClientOptions options;
  private final String base;
  private final Exchanges exchanges;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;
  private volatile boolean closed;

  Http(ClientOptions options, Time time) {
    this.options = options;
    this.exchanges = new Exchanges(options, time);
    this.base = options.server().toString().replaceFirst("/+$", "");
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(options.connectTimeout())
            .executor(executor);
    if (options.tls() != null) {
      builder.sslContext(options.tls());
    }
    this.client = builder.build();
  }

  /** A request that may take as long as any. */
  Request to(String pathAndQuery) {
    return to(pathAndQuery, Duration.ZERO);
  }

  /**
   * A request that the server may hold back.
   *
   * @param wait for how long it may do so
   */
  Request to(String pathAndQuery, Duration wait) {
    return stream(pathAndQuery).timeout(options.requestTimeout().plus(wait));
  }

  /** A request whose answer may take for ever once it has begun. */
  Request stream(String pathAndQuery) {
    return new Request(URI.create(base + pathAndQuery));
  }

  /** A POST of something that has a JSON form. */
  Request json(String pathAndQuery, Object value) {
    return to(pathAndQuery).header("Content-Type", "application/json").post(WireJson.write(value));
  }

  /** Sends a request whose one answer is 200 with a record in JSON. */
  <T> T ask(Request request, Class<T> type) {
    Answer answer = send(request);
    return switch (answer.status()) {
      case 200 -> answer.json(type);
      default -> throw answer.unexpected();
    };
  }

  /**
   * Sends a request and reads all of the answer.
   *
   * @throws NoAnswerException where there is none
   * @throws BadAnswerException where it is no HTTP
   * @throws ReadOnlyException where it is a write that must not be
   */
  Answer send(Request request) {
    HttpRequest admitted = admitted(request);
    BodyHandler<byte[]> whole = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
    Consumer<Result> exchange = exchanges.begin(request, false);
    try {
      HttpResponse<byte[]> response = client.send(admitted, whole);
      exchange.accept(new Result.Answered(response.statusCode()));
      return new Answer(response, response.body());
    } catch (IOException | InterruptedException e) {
      throw told(exchange, failure(admitted, e));
    }
  }

  /**
   * Sends a request and hands on the answer's body as it comes.
   *
   * @param request one without a timeout, since some JDKs let that run until the body's end
   * @throws RefusedException where the status is not 200
   * @throws NoAnswerException where the answer does not begin in time
   * @throws ReadOnlyException where it is a write that must not be
   */
  HttpResponse<Incoming> open(Request request) {
    HttpRequest admitted = admitted(request);
    Consumer<Result> exchange = exchanges.begin(request, true);
    HttpResponse<Incoming> response = head(admitted, exchange);
    exchange.accept(new Result.Answered(response.statusCode()));
    return response.statusCode() == 200 ? response : refuse(response);
  }

  private HttpResponse<Incoming> head(HttpRequest request, Consumer<Result> exchange) {
    CompletableFuture<HttpResponse<Incoming>> sent = client.sendAsync(request, _ -> new Incoming());
    try {
      return sent.get(patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw told(exchange, failure(request, Objects.requireNonNull(e.getCause())));
    } catch (InterruptedException | TimeoutException e) {
      sent.cancel(true);
      throw told(exchange, failure(request, e));
    }
  }

  private static ClientException told(Consumer<Result> exchange, ClientException failure) {
    exchange.accept(new Result.Failed(failure));
    return failure;
  }

  /** How long to wait for an answer, or for the next of one that comes piece by piece. */
  Duration patience() {
    return options.requestTimeout();
  }

  private HttpResponse<Incoming> refuse(HttpResponse<Incoming> response) {
    try (BodyStream body = new BodyStream(response, patience())) {
      throw new Answer(response, body.readNBytes(LARGEST_PROBLEM)).unexpected();
    } catch (IOException e) {
      throw failure(response.request(), e);
    }
  }

  /** The request as it goes to the server, if it may. */
  private HttpRequest admitted(Request request) {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    if (options.readOnly() && request.changesStore()) {
      throw new ReadOnlyException(
          request.method() + " " + request.uri() + ": the client is read-only; nothing was sent");
    }
    HttpRequest.Builder http = request.toHttp();
    BearerToken token = options.token();
    if (token != null) {
      http.header("Authorization", "Bearer " + token.secret());
    }
    return http.build();
  }

  /** What to throw for what the JDK has thrown. */
  static ClientException failure(HttpRequest request, Throwable thrown) {
    boolean write = !request.method().equals("GET");
    String asked = request.method() + " " + request.uri();
    return switch (thrown) {
      case HttpConnectTimeoutException e ->
          new NoAnswerException(Reason.UNREACHABLE, asked, "no connection in time", e, false);
      case ConnectException e ->
          new NoAnswerException(Reason.UNREACHABLE, asked, "no connection", e, false);
      case SSLHandshakeException e ->
          new NoAnswerException(Reason.UNREACHABLE, asked, "no TLS: " + e.getMessage(), e, false);
      case HttpTimeoutException e ->
          new NoAnswerException(Reason.TIMED_OUT, asked, "no answer in time", e, write);
      case TimeoutException e ->
          new NoAnswerException(Reason.TIMED_OUT, asked, "no answer in time", e, write);
      case InterruptedException e -> {
        Thread.currentThread().interrupt();
        yield new NoAnswerException(Reason.INTERRUPTED, asked, "interrupted", e, write);
      }
      case ProtocolException e ->
          new BadAnswerException(asked + ": the answer is no HTTP: " + e.getMessage(), e, write);
      case Throwable e ->
          new NoAnswerException(
              Reason.BROKEN_OFF, asked, "the connection broke: " + e.getMessage(), e, write);
    };
  }

  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
    client.close();
    executor.close();
  }
}
