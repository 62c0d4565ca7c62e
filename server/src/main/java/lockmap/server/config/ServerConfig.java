package lockmap.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the server can be told, checked. The defaults, and what each setting means to an
 * operator, stand in {@code application.yaml}; {@link ConfigLoader} makes one from there.
 *
 * @param server how it listens and stops
 * @param store what it may hold
 * @param memory what it spends on what it does not keep
 * @param watch what it spends on those who watch
 * @param memory what it spends on what it does not keep
 * @param rateLimit how much one client may ask
 * @param overload what it does where all of them ask too much
 * @param cors what pages of other origins may do
 * @param auth who is let in
 * @param tls how it shows who it is, and asks who clients are
 * @param audit what it writes down
 */
public record ServerConfig(
    Server server,
    Store store,
    Memory memory,
    Watch watch,
    RateLimit rateLimit,
    Overload overload,
    Cors cors,
    Auth auth,
    Tls tls,
    Audit audit) {

  /** What an open connection takes at most beside what it takes from {@link Memory}, in bytes. */
  public static final int CONNECTION_BYTES = 48 * 1024;

  /**
   * How the server listens and stops.
   *
   * @param host a host name or an IP address to listen on
   * @param insecureBind whether others may reach it though it asks nobody who they are
   * @param port the port to listen on; 0 for any free one
   * @param maxConnections how many connections may be open at once
   * @param readTimeout how long a request may make no progress
   * @param shutdownGrace how long the server may take to stop
   * @param maxBodySize the largest body of a request over many keys, in bytes
   * @param allowedHosts by which names clients may call it besides its IP addresses, {@code
   *     localhost} and the host; {@code *} for any
   */
  public record Server(
      String host,
      boolean insecureBind,
      int port,
      int maxConnections,
      Duration readTimeout,
      Duration shutdownGrace,
      long maxBodySize,
      List<String> allowedHosts) {

    /** Keeps a copy of the list. */
    public Server {
      allowedHosts = List.copyOf(allowedHosts);
    }
  }

  /**
   * What the store may hold.
   *
   * @param maxValueSize the largest value, in bytes
   * @param maxMemory what all keys and values together may take, in bytes
   * @param firstRevision the revision to count on from
   */
  public record Store(int maxValueSize, long maxMemory, long firstRevision) {}

  /**
   * What the server spends on what it does not keep.
   *
   * @param requests what requests may hold together of what comes in and goes out, in bytes
   * @param watches what watches may hold together of what they have yet to tell, in bytes
   */
  public record Memory(long requests, long watches) {}

  /**
   * What the server spends on those who watch.
   *
   * @param history how many past changes are kept, a power of two
   * @param historySize what they may take together, in bytes
   * @param buffer how many changes a watcher may be behind
   * @param keepAlive how often a silent watch says that it is still there
   * @param maxWatchers how many watches may be open at once
   */
  public record Watch(
      int history, long historySize, int buffer, Duration keepAlive, int maxWatchers) {}

  /**
   * How much one client may ask.
   *
   * @param enabled whether requests are counted at all
   * @param perSecond how many requests a second in the long run
   * @param burst how many at once after a rest
   * @param maxClients how many clients are remembered at once
   * @param trustedProxies whose {@code X-Forwarded-For} is believed: IP addresses or CIDR ranges,
   *     as they were written
   */
  public record RateLimit(
      boolean enabled, long perSecond, long burst, int maxClients, List<String> trustedProxies) {

    /** Keeps a copy of the list. */
    public RateLimit {
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /**
   * What pages of other origins may do.
   *
   * @param allowOrigins the origins whose pages may do what the server's own may; {@code *} for any
   */
  public record Cors(List<String> allowOrigins) {

    /** Keeps a copy of the list. */
    public Cors {
      allowOrigins = List.copyOf(allowOrigins);
    }
  }

  /**
   * What the server does where more is asked of it than it can carry.
   *
   * @param maxQueueDelay at which wait every request is refused; zero to refuse none
   */
  public record Overload(Duration maxQueueDelay) {}

  /**
   * Who is let in.
   *
   * @param tokensFile the file with the hashes of the tokens that are; null where everybody is
   */
  public record Auth(@Nullable Path tokensFile) {

    /** Whether a token is asked for. */
    public boolean isOn() {
      return tokensFile != null;
    }
  }

  /**
   * How the server shows who it is, and asks who clients are, by files in PEM.
   *
   * @param certificate its certificate, and those that lead to a CA; null where it speaks without
   *     TLS
   * @param privateKey the certificate's private key; null where there is none
   * @param clientCa the CAs of which a client's certificate must be; null where none is needed
   */
  public record Tls(
      @Nullable Path certificate, @Nullable Path privateKey, @Nullable Path clientCa) {

    /** Whether TLS is spoken. */
    public boolean isOn() {
      return certificate != null;
    }
  }

  /**
   * What the server writes down of what was changed and refused.
   *
   * @param file where to; null for nowhere
   */
  public record Audit(@Nullable Path file) {}
}
