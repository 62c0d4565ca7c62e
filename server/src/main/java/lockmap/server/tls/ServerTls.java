package lockmap.server.tls;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.util.Map.entry;

import io.helidon.common.tls.Tls;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The server's TLS, which follows its files: new connections get what stands there, a second or two
 * after it came to stand there. Connections that are open go on as they are.
 *
 * <p>The files are read once a second, because only their contents say that they have changed:
 * links are swapped (as Kubernetes does it), times are kept. A change is taken once it has stood
 * for a second, since a certificate and its key cannot be replaced in one act. What cannot be used
 * is logged once, and the server goes on with what it had.
 *
 * <p>Safe for any number of threads; {@link #look} is for one.
 */
public final class ServerTls {

  private static final System.Logger LOG = System.getLogger(ServerTls.class.getName());
  private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

  private final TlsFiles files;
  private final Tls tls;
  private final AtomicLong failures = new AtomicLong();
  private volatile Credentials current;
  private volatile Set<String> names;
  private TlsContents taken;
  private @Nullable TlsContents seen;

  private ServerTls(TlsFiles files, TlsContents contents) {
    this.files = files;
    this.taken = contents;
    this.seen = contents;
    this.current = contents.parse();
    this.names = current.names();
    this.tls = current.toTls();
  }

  /**
   * Reads the files for the first time.
   *
   * @throws ConfigException where they cannot be used
   */
  public static ServerTls of(ServerConfig.Tls settings) {
    TlsFiles files = TlsFiles.of(settings);
    return new ServerTls(files, files.read());
  }

  /** What the listener is given. */
  public Tls tls() {
    return tls;
  }

  /** When the certificate that is shown runs out. */
  public Instant expiry() {
    return current.expiry();
  }

  /** How many times the files had changed and could not be used. */
  public long failures() {
    return failures.get();
  }

  /** Whether the certificate is for a host, given in lower case. */
  public boolean isFor(String host) {
    return names.contains(host) || names.contains(wildcard(host));
  }

  /** What a certificate says for all hosts that are this one in all but their first label. */
  private static String wildcard(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : "*" + host.substring(dot);
  }

  /** Looks at the files, then rests for a second, or until interrupted. */
  public void lookThenRest() {
    look();
    LockSupport.parkNanos(this, BETWEEN_LOOKS);
  }

  /** Takes what stands in the files, where it is new and stood there the last time already. */
  void look() {
    TlsContents before = seen;
    TlsContents now;
    try {
      now = files.read();
    } catch (ConfigException unreadable) {
      seen = null;
      if (before != null) {
        complain(unreadable);
      }
      return;
    }
    seen = now;
    if (before != null && before.isSameAs(now) && !now.isSameAs(taken)) {
      take(now);
    }
  }

  private void take(TlsContents contents) {
    taken = contents;
    Credentials credentials;
    try {
      credentials = contents.parse();
      tls.reload(credentials.toTls());
    } catch (RuntimeException wrong) {
      complain(wrong);
      return;
    }
    current = credentials;
    names = credentials.names();
    LOG.log(
        INFO,
        "The certificate has been replaced",
        entry("event", "tls_reloaded"),
        entry("expires", credentials.expiry()));
  }

  private void complain(RuntimeException wrong) {
    failures.incrementAndGet();
    LOG.log(
        ERROR,
        "The certificate is not replaced: " + wrong.getMessage(),
        entry("event", "tls_reload_failed"));
  }
}
