package lockmap.client;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and how to speak to it.
 *
 * @param server its address, {@code http} or {@code https}; a path in it goes before every path of
 *     the interface, as behind a proxy
 * @param token what to show to be let in; null for nothing
 * @param tls whom to trust, and perhaps who the client is; null for what the JDK trusts
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long the whole of an answer may take, or each piece of a stream that is
 *     no watch
 * @param watchSilence how long a watch may bring nothing before its connection is taken for dead;
 *     several times what the server keeps a connection alive with, every 15 s by default
 * @param readOnly whether all that could change the store is refused before anything is sent
 * @param observer who is told of every exchange; null for nobody
 */
public record ClientOptions(
    URI server,
    @Nullable BearerToken token,
    @Nullable SSLContext tls,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration watchSilence,
    boolean readOnly,
    @Nullable Consumer<Exchange> observer) {

  /** How long a connection may take, unless said otherwise. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** How long an answer may take, unless said otherwise. */
  public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(30);

  /** How long a watch may be silent, unless said otherwise. */
  public static final Duration DEFAULT_WATCH_SILENCE = Duration.ofSeconds(45);

  /** Checks all of it; throws {@link IllegalArgumentException} that names what is wrong. */
  public ClientOptions {
    requireServer(server);
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("requestTimeout", requestTimeout);
    requirePositive("watchSilence", watchSilence);
  }

  /** A server, with no token and all else by default. */
  public static ClientOptions to(URI server) {
    return new ClientOptions(
        server,
        null,
        null,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_REQUEST_TIMEOUT,
        DEFAULT_WATCH_SILENCE,
        false,
        null);
  }

  /** The same with a token. */
  public ClientOptions withToken(String secret) {
    return new ClientOptions(
        server,
        new BearerToken(secret),
        tls,
        connectTimeout,
        requestTimeout,
        watchSilence,
        readOnly,
        observer);
  }

  /** The same with other certificates. */
  public ClientOptions withTls(SSLContext other) {
    return new ClientOptions(
        server, token, other, connectTimeout, requestTimeout, watchSilence, readOnly, observer);
  }

  /** The same with another time for a connection to come about. */
  public ClientOptions withConnectTimeout(Duration other) {
    return new ClientOptions(
        server, token, tls, other, requestTimeout, watchSilence, readOnly, observer);
  }

  /** The same with another time for an answer to come. */
  public ClientOptions withRequestTimeout(Duration other) {
    return new ClientOptions(
        server, token, tls, connectTimeout, other, watchSilence, readOnly, observer);
  }

  /** The same with another time that a watch may be silent. */
  public ClientOptions withWatchSilence(Duration other) {
    return new ClientOptions(
        server, token, tls, connectTimeout, requestTimeout, other, readOnly, observer);
  }

  /**
   * The same, and everything that could change the store is refused with a {@link
   * ReadOnlyException} before anything is sent. What reads, lists, watches and exports works as
   * ever, and so does a batch of nothing but {@code GET}.
   */
  public ClientOptions withReadOnly() {
    return new ClientOptions(
        server, token, tls, connectTimeout, requestTimeout, watchSilence, true, observer);
  }

  /**
   * The same with somebody who is told of every exchange with the server, once, when it is over;
   * the attempts of a watch, and each request of an import, are exchanges of their own. It is told
   * by whichever thread has made the exchange, perhaps by several at once, before the caller has
   * the answer; so it should be quick. What it throws goes to the thread's handler of uncaught
   * exceptions, and the caller gets the answer all the same.
   */
  public ClientOptions withObserver(Consumer<Exchange> other) {
    return new ClientOptions(
        server, token, tls, connectTimeout, requestTimeout, watchSilence, readOnly, other);
  }

  private static void requireServer(URI server) {
    String scheme = server.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      throw new IllegalArgumentException(
          "the server's address must begin with http:// or https://");
    }
    if (server.getHost() == null) {
      throw new IllegalArgumentException("the server's address names no host");
    }
    if (server.getRawUserInfo() != null
        || server.getRawQuery() != null
        || server.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the server's address must have no user, no query and no fragment");
    }
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("\"" + name + "\" must be longer than nothing");
    }
  }
}
