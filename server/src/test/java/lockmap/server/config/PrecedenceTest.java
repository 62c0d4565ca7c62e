package lockmap.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void aFileThatSetsPortAndBuffer() {
    file =
        Told.written(
            folder.resolve("lockmap.yaml"),
            """
            server:
              port: 4001
            watch:
              buffer: 41
            """);
  }

  @Test
  void fileOverridesDefaultsAndLeavesTheOthers() {
    ServerConfig config = Told.loader(Map.of(), Map.of()).load(file);
    assertEquals(4001, config.server().port());
    assertEquals(41, config.watch().buffer());
    assertEquals(Told.nothing().server().host(), config.server().host());
    assertEquals(Told.nothing().store(), config.store());
  }

  @Test
  void systemPropertyOverridesFile() {
    ServerConfig config = Told.loader(Map.of("server.port", "4002"), Map.of()).load(file);
    assertEquals(4002, config.server().port());
    assertEquals(41, config.watch().buffer());
  }

  @Test
  void environmentOverridesSystemPropertyAndFile() {
    Map<String, String> properties = Map.of("server.port", "4002", "watch.buffer", "42");
    Map<String, String> environment = Map.of("LOCKMAP_SERVER_PORT", "4003");
    ServerConfig config = Told.loader(properties, environment).load(file);
    assertEquals(4003, config.server().port());
    assertEquals(42, config.watch().buffer());
  }

  @Test
  void originalPortVariableIsAsStrongAsAnyOther() {
    ServerConfig config =
        Told.loader(Map.of("server.port", "4002"), Map.of("KV_STORE_PORT", "4004")).load(file);
    assertEquals(4004, config.server().port());
  }

  @Test
  void dashesAndDotsAreUnderscoresInVariables() {
    assertEquals(
        2 << 20, Told.byVariable("LOCKMAP_STORE_MAX_VALUE_SIZE", "2 MiB").store().maxValueSize());
    assertEquals(5, Told.byVariable("LOCKMAP_RATE_LIMIT_PER_SECOND", "5").rateLimit().perSecond());
  }

  @Test
  void listsOutsideFilesAreSeparatedByCommas() {
    List<String> two = List.of("10.0.0.0/8", "::1");
    String variable = "LOCKMAP_RATE_LIMIT_TRUSTED_PROXIES";
    assertEquals(two, Told.byVariable(variable, "10.0.0.0/8, ::1").rateLimit().trustedProxies());
    assertEquals(List.of(), Told.byVariable(variable, "").rateLimit().trustedProxies());
    assertEquals(
        two,
        Told.byProperty("rate-limit.trusted-proxies", "10.0.0.0/8,::1")
            .rateLimit()
            .trustedProxies());
  }

  @Test
  void valuesThatLostAreNotJudged() {
    ServerConfig config =
        Told.loader(Map.of("server.port", "none"), Map.of("KV_STORE_PORT", "4004")).load(file);
    assertEquals(4004, config.server().port());
  }

  @Test
  void whatIsNotOursIsLeftAlone() {
    Map<String, String> properties = Map.of("java.version", "25", "server", "x", "stored", "y");
    Map<String, String> environment = Map.of("PATH", "/bin", "KV_STORE_HOME", "/srv");
    assertEquals(Told.nothing(), Told.loader(properties, environment).load());
  }

  @Test
  void variablesAboutNeighboursOfTheSameNameAreNotSettings() {
    Map<String, String> kubernetes =
        Map.of(
            "LOCKMAP_SERVICE_HOST", "10.0.0.7",
            "LOCKMAP_SERVICE_PORT", "3000",
            "LOCKMAP_SERVICE_PORT_HTTP", "3000",
            "LOCKMAP_PORT", "tcp://10.0.0.7:3000",
            "LOCKMAP_PORT_3000_TCP", "tcp://10.0.0.7:3000",
            "LOCKMAP_PORT_3000_TCP_PROTO", "tcp",
            "LOCKMAP_SERVER_PORT", "tcp://10.0.0.8:3000",
            "KV_STORE_PORT", "tcp://10.0.0.9:3000");
    assertEquals(Told.nothing(), Told.loader(Map.of(), kubernetes).load());
  }

  @Test
  void firstRevisionIsTheClockInWholeSecondsOrANumber() {
    long now = 1_795_424_400_000_000L;
    assertEquals(now, Told.nothing().store().firstRevision());
    assertEquals(7, Told.byProperty("store.first-revision", "7").store().firstRevision());
    assertEquals(
        1L << 52,
        Told.byProperty("store.first-revision", "4503599627370496").store().firstRevision());
  }

  @Test
  void memoryIsAShareOfTheHeapOrASize() {
    assertEquals(Told.HEAP / 4, Told.byProperty("store.max-memory", "25%").store().maxMemory());
    assertEquals(4096, Told.byProperty("store.max-memory", "4 KiB").store().maxMemory());
    assertEquals(5000, Told.byProperty("store.max-memory", "5000").store().maxMemory());
  }
}
