package lockmap.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {

  @TempDir Path folder;

  @Test
  void serverDefaults() {
    assertEquals(
        new ServerConfig.Server(
            "127.0.0.1",
            false,
            3000,
            2133,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            16 << 20,
            List.of()),
        Told.nothing().server());
  }

  @Test
  void everyServerKey() {
    String yaml =
        """
        server:
          host: "::1"
          insecure-bind: true
          port: 0
          max-connections: 7
          read-timeout: PT0.5S
          shutdown-grace: PT1M
          max-body-size: 2 MiB
          allowed-hosts:
            - kv.example
            - "*"
        """;
    assertEquals(
        new ServerConfig.Server(
            "::1",
            true,
            0,
            7,
            Duration.ofMillis(500),
            Duration.ofMinutes(1),
            2 << 20,
            List.of("kv.example", "*")),
        byFile(yaml).server());
  }

  @Test
  void storeDefaults() {
    assertEquals(
        new ServerConfig.Store(
            1 << 20, Told.HEAP / 100 * 40, Told.NOW.getEpochSecond() * 1_000_000),
        Told.nothing().store());
  }

  @Test
  void everyStoreKey() {
    String yaml =
        """
        store:
          max-value-size: 64 MiB
          max-memory: 300 MiB
          first-revision: 0
        """;
    assertEquals(new ServerConfig.Store(64 << 20, 300 << 20, 0), byFile(yaml).store());
  }

  @Test
  void memoryDefaults() {
    assertEquals(
        new ServerConfig.Memory(Told.HEAP / 100 * 15, Told.HEAP / 100 * 8),
        Told.nothing().memory());
  }

  @Test
  void everyMemoryKey() {
    String yaml =
        """
        memory:
          requests: 2 MiB
          watches: 3%
        """;
    assertEquals(new ServerConfig.Memory(2 << 20, Told.HEAP / 100 * 3), byFile(yaml).memory());
  }

  @Test
  void watchDefaults() {
    assertEquals(
        new ServerConfig.Watch(65_536, Told.HEAP / 100 * 6, 4096, Duration.ofSeconds(15), 10_000),
        Told.nothing().watch());
  }

  @Test
  void everyWatchKey() {
    String yaml =
        """
        watch:
          history: 128
          history-size: 512 KiB
          buffer: 16
          keep-alive: PT1S
          max-watchers: 3
        """;
    assertEquals(
        new ServerConfig.Watch(128, 512 << 10, 16, Duration.ofSeconds(1), 3), byFile(yaml).watch());
  }

  @Test
  void overloadDefaults() {
    assertEquals(new ServerConfig.Overload(Duration.ofMillis(100)), Told.nothing().overload());
  }

  @Test
  void everyOverloadKey() {
    assertEquals(
        new ServerConfig.Overload(Duration.ofSeconds(2)),
        byFile("overload:\n  max-queue-delay: PT2S\n").overload());
  }

  @Test
  void rateLimitDefaults() {
    assertEquals(
        new ServerConfig.RateLimit(true, 10_000, 20_000, 100_000, List.of()),
        Told.nothing().rateLimit());
  }

  @Test
  void everyRateLimitKey() {
    String yaml =
        """
        rate-limit:
          enabled: false
          per-second: 5
          burst: 6
          max-clients: 7
          trusted-proxies:
            - 10.0.0.0/8
            - ::1
        """;
    assertEquals(
        new ServerConfig.RateLimit(false, 5, 6, 7, List.of("10.0.0.0/8", "::1")),
        byFile(yaml).rateLimit());
  }

  @Test
  void corsDefaults() {
    assertEquals(new ServerConfig.Cors(List.of()), Told.nothing().cors());
  }

  @Test
  void everyCorsKey() {
    String yaml =
        """
        cors:
          allow-origins:
            - https://app.example
            - http://[::1]:8080
        """;
    assertEquals(
        new ServerConfig.Cors(List.of("https://app.example", "http://[::1]:8080")),
        byFile(yaml).cors());
  }

  @Test
  void authDefaults() {
    assertEquals(new ServerConfig.Auth(null), Told.nothing().auth());
    assertFalse(Told.nothing().auth().isOn());
  }

  @Test
  void everyAuthKey() {
    ServerConfig.Auth auth = byFile("auth:\n  tokens-file: secrets/tokens.yaml\n").auth();
    assertEquals(new ServerConfig.Auth(Path.of("secrets", "tokens.yaml")), auth);
    assertTrue(auth.isOn());
  }

  @Test
  void tlsDefaults() {
    assertEquals(new ServerConfig.Tls(null, null, null), Told.nothing().tls());
  }

  @Test
  void everyTlsKey() {
    String yaml =
        """
        tls:
          certificate: /etc/lockmap/tls.crt
          private-key: /etc/lockmap/tls.key
          client-ca: clients.pem
        """;
    assertEquals(
        new ServerConfig.Tls(
            Path.of("/etc/lockmap/tls.crt"),
            Path.of("/etc/lockmap/tls.key"),
            Path.of("clients.pem")),
        byFile(yaml).tls());
  }

  @Test
  void theAuditLogIsOffByDefault() {
    assertEquals(new ServerConfig.Audit(null), Told.nothing().audit());
    assertEquals(
        new ServerConfig.Audit(Path.of("/var/log/lockmap/audit.log")),
        byFile("audit:\n  file: /var/log/lockmap/audit.log\n").audit());
  }

  @Test
  void applicationYamlHasJustTheKeysThatTheRecordsHave() throws Exception {
    try (var in = ServerConfig.class.getResourceAsStream("/application.yaml")) {
      Set<String> written = YamlFile.parse(in.readAllBytes(), "application.yaml").keySet();
      assertEquals(keysOf(ServerConfig.class, "").collect(Collectors.toSet()), written);
    }
  }

  @Test
  void trustedProxiesCannotBeChangedAfterwards() {
    List<String> proxies = Told.nothing().rateLimit().trustedProxies();
    assertThrows(UnsupportedOperationException.class, () -> proxies.add("10.0.0.1"));
  }

  private ServerConfig byFile(String yaml) {
    return Told.byFile(folder.resolve("lockmap.yaml"), yaml);
  }

  private static Stream<String> keysOf(Class<?> record, String prefix) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(component ->
            component.getType().isRecord()
                ? keysOf(component.getType(), prefix + dashed(component) + ".")
                : Stream.of(prefix + dashed(component)));
  }

  private static String dashed(RecordComponent component) {
    return component.getName().replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
  }
}
