package lockmap.server;

import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lockmap.server.audit.AuditFile;
import lockmap.server.audit.AuditFilter;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import lockmap.server.limit.ClientAddress;
import lockmap.server.origin.HostFilter;
import lockmap.server.origin.OriginFilter;
import lockmap.server.status.Sources;
import lockmap.server.tls.ServerTls;
import org.jspecify.annotations.Nullable;

/**
 * Where the server meets the network: TLS where there is a certificate, by which names it is called
 * and by whose pages, and what is written down of it all.
 */
final class Edge implements AutoCloseable {

  private final ServerConfig config;
  private final @Nullable ServerTls tls;
  private final @Nullable AuditFile audit;

  private Edge(ServerConfig config, @Nullable ServerTls tls, @Nullable AuditFile audit) {
    this.config = config;
    this.tls = tls;
    this.audit = audit;
  }

  /**
   * As the settings have it; opens files.
   *
   * @throws ConfigException where one of them cannot be used
   */
  static Edge of(ServerConfig config) {
    return new Edge(
        config,
        config.tls().isOn() ? ServerTls.of(config.tls()) : null,
        auditFile(config.audit().file()));
  }

  /** What clients' addresses of this server begin with. */
  String scheme() {
    return tls == null ? "http://" : "https://";
  }

  /** Has a listener speak TLS, where there is a certificate. */
  void apply(WebServerConfig.Builder listener) {
    if (tls != null) {
      listener.tls(tls.tls());
    }
  }

  /**
   * What writes down requests, outside of all that could refuse them.
   *
   * @param token the name of the token that a request has shown
   * @param clients who a request comes from
   */
  Optional<AuditFilter> audit(
      Function<ServerRequest, Optional<String>> token, ClientAddress clients) {
    return audit == null
        ? Optional.empty()
        : Optional.of(new AuditFilter(audit, InstantSource.system(), clients::of, token));
  }

  /** Who is answered at all. */
  List<Filter> filters() {
    List<String> names =
        Stream.concat(Stream.of(config.server().host()), config.server().allowedHosts().stream())
            .toList();
    return List.of(
        new HostFilter(names, name -> tls != null && tls.isFor(name)),
        new OriginFilter(config.cors().allowOrigins()));
  }

  /** What there is to tell of the certificate; null where there is none. */
  Sources.@Nullable Certificate certificate() {
    return tls == null ? null : new Sources.Certificate(tls::expiry, tls::failures);
  }

  /** What there is to tell of the audit log; null where there is none. */
  Sources.@Nullable AuditLog auditLog() {
    return audit == null ? null : new Sources.AuditLog(audit::lost, audit::failures);
  }

  /** What looks at the files of TLS. */
  List<BackgroundLoop> loops() {
    return tls == null ? List.of() : List.of(new BackgroundLoop("certificates", tls::lookThenRest));
  }

  /** Writes down what there still is. */
  @Override
  public void close() {
    if (audit != null) {
      audit.close();
    }
  }

  private static @Nullable AuditFile auditFile(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      return AuditFile.open(file);
    } catch (IOException e) {
      throw new ConfigException("audit.file: " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
