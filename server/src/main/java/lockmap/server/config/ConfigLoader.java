package lockmap.server.config;

import static java.util.stream.Collectors.toMap;
import static lockmap.server.config.ByteSize.GIB;
import static lockmap.server.config.ByteSize.KIB;
import static lockmap.server.config.ByteSize.MIB;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts together what the server is told: the defaults in {@code application.yaml}, overridden by a
 * file, by system properties and by environment variables, the later winning.
 *
 * <p>Unknown settings are refused wherever they stand; values are judged once they have won.
 * Instances are immutable.
 */
public final class ConfigLoader {

  private static final String DEFAULTS = "application.yaml";
  private static final long REVISIONS_A_SECOND = 1_000_000;
  private static final long LAST_FIRST_REVISION = 1L << 52;
  private static final Duration TENTH = Duration.ofMillis(100);
  private static final Duration HOUR = Duration.ofHours(1);

  private final SortedMap<String, String> properties;
  private final SortedMap<String, String> environment;
  private final InstantSource clock;
  private final long maxHeap;
  private final long maxFiles;

  /**
   * A loader that looks at the given places.
   *
   * @param properties system properties by name, also those that are none of ours
   * @param environment environment variables by name, also those that are none of ours
   * @param clock what first revisions are taken from
   * @param maxHeap what percentages are taken of, in bytes
   */
  public ConfigLoader(
      Map<String, String> properties,
      Map<String, String> environment,
      InstantSource clock,
      long maxHeap) {
    this(properties, environment, clock, maxHeap, Long.MAX_VALUE);
  }

  /**
   * The same, for a process that may open so many files and connections only.
   *
   * @param maxFiles how many file descriptors the process may have
   */
  public ConfigLoader(
      Map<String, String> properties,
      Map<String, String> environment,
      InstantSource clock,
      long maxHeap,
      long maxFiles) {
    this.properties = new TreeMap<>(properties);
    this.environment = new TreeMap<>(environment);
    this.clock = clock;
    this.maxHeap = maxHeap;
    this.maxFiles = maxFiles;
  }

  /** A loader that looks at this process as it is now. */
  public static ConfigLoader ofThisProcess() {
    Properties properties = System.getProperties();
    return new ConfigLoader(
        properties.stringPropertyNames().stream().collect(toMap(n -> n, properties::getProperty)),
        System.getenv(),
        InstantSource.system(),
        Runtime.getRuntime().maxMemory(),
        Connections.filesOfThisProcess());
  }

  /**
   * What the server is told without a file.
   *
   * @throws ConfigException where a setting is unknown or its value not allowed
   */
  public ServerConfig load() {
    return layered(Map.of());
  }

  /**
   * What the server is told with a YAML file.
   *
   * @throws ConfigException where there is no such file, it is not well-formed, or a setting is
   *     unknown or its value not allowed
   */
  public ServerConfig load(Path file) {
    return layered(YamlFile.read(file));
  }

  private ServerConfig layered(Map<String, Setting> file) {
    Map<String, Setting> winning = new HashMap<>(defaults());
    KnownSettings known = new KnownSettings(winning.keySet());
    winning.putAll(known.inFile(file.values()));
    winning.putAll(known.inProperties(properties));
    winning.putAll(known.inEnvironment(environment));
    Settings settings = new Settings(winning);
    return new ServerConfig(
        server(settings),
        store(settings),
        memory(settings),
        watch(settings),
        rateLimit(settings),
        overload(settings),
        cors(settings),
        new ServerConfig.Auth(settings.file("auth.tokens-file")),
        tls(settings),
        audit(settings));
  }

  private ServerConfig.Server server(Settings settings) {
    return new ServerConfig.Server(
        settings.host("server.host"),
        settings.flag("server.insecure-bind"),
        settings.whole("server.port", 0, 65_535),
        connections(settings),
        settings.duration("server.read-timeout", TENTH, HOUR),
        settings.duration("server.shutdown-grace", Duration.ZERO, HOUR),
        settings.size("server.max-body-size", KIB, GIB),
        settings.hostNames("server.allowed-hosts"));
  }

  private ServerConfig.Store store(Settings settings) {
    long now = clock.instant().getEpochSecond() * REVISIONS_A_SECOND;
    return new ServerConfig.Store(
        Math.toIntExact(settings.size("store.max-value-size", 1, 64 * MIB)),
        settings.sizeOrShare("store.max-memory", KIB, maxHeap),
        settings.wholeOr("store.first-revision", "clock", now, 0, LAST_FIRST_REVISION));
  }

  private int connections(Settings settings) {
    Connections room = new Connections(maxHeap, maxFiles);
    int wanted =
        (int) settings.wholeOr("server.max-connections", "auto", room.most(), 1, 1_000_000);
    room.require(wanted);
    return wanted;
  }

  private ServerConfig.Memory memory(Settings settings) {
    return new ServerConfig.Memory(
        settings.sizeOrShare("memory.requests", MIB, maxHeap),
        settings.sizeOrShare("memory.watches", MIB, maxHeap));
  }

  private ServerConfig.Watch watch(Settings settings) {
    return new ServerConfig.Watch(
        settings.powerOfTwo("watch.history", 1, 1 << 24),
        settings.sizeOrShare("watch.history-size", KIB, maxHeap),
        settings.whole("watch.buffer", 1, 1 << 24),
        settings.duration("watch.keep-alive", TENTH, HOUR),
        settings.whole("watch.max-watchers", 1, 1_000_000));
  }

  private static ServerConfig.RateLimit rateLimit(Settings settings) {
    return new ServerConfig.RateLimit(
        settings.flag("rate-limit.enabled"),
        settings.wholeLong("rate-limit.per-second", 1, 1_000_000_000),
        settings.wholeLong("rate-limit.burst", 1, 1_000_000_000),
        settings.whole("rate-limit.max-clients", 1, 10_000_000),
        settings.texts("rate-limit.trusted-proxies"));
  }

  private static ServerConfig.Cors cors(Settings settings) {
    return new ServerConfig.Cors(settings.origins("cors.allow-origins"));
  }

  /** A key alone, or a CA alone, would leave the server without the TLS that was asked for. */
  private static ServerConfig.Tls tls(Settings settings) {
    ServerConfig.Tls tls =
        new ServerConfig.Tls(
            settings.file("tls.certificate"),
            settings.file("tls.private-key"),
            settings.file("tls.client-ca"));
    if ((tls.certificate() == null) != (tls.privateKey() == null)) {
      throw new ConfigException("tls.certificate and tls.private-key must be set both or neither");
    }
    if (!tls.isOn() && tls.clientCa() != null) {
      throw new ConfigException("tls.client-ca needs tls.certificate and tls.private-key");
    }
    return tls;
  }

  private static ServerConfig.Audit audit(Settings settings) {
    return new ServerConfig.Audit(settings.file("audit.file"));
  }

  private static ServerConfig.Overload overload(Settings settings) {
    return new ServerConfig.Overload(
        settings.duration("overload.max-queue-delay", Duration.ZERO, HOUR));
  }

  private static Map<String, Setting> defaults() {
    try (InputStream in = ConfigLoader.class.getResourceAsStream("/" + DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULTS + " is missing from the jar");
      }
      return YamlFile.parse(in.readAllBytes(), DEFAULTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
