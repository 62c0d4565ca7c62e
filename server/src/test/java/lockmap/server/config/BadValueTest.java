package lockmap.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadValueTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server.host                | a b      | a host name or an IP address
          server.host                | ''       | a host name or an IP address
          server.port                | abc      | a whole number from 0 to 65535
          server.port                | 65536    | a whole number from 0 to 65535
          server.port                | -1       | a whole number from 0 to 65535
          server.port                | ''       | a whole number from 0 to 65535
          server.port                | 3000.0   | a whole number from 0 to 65535
          server.port                | 0x10     | a whole number from 0 to 65535
          server.port                | 99999999999999999999 | a whole number from 0 to 65535
          server.max-connections     | 0        | auto or a whole number from 1 to 1000000
          server.max-connections     | Auto     | auto or a whole number from 1 to 1000000
          server.read-timeout        | 10       | an ISO 8601 duration from PT0.1S to PT1H
          server.read-timeout        | PT0S     | an ISO 8601 duration from PT0.1S to PT1H
          server.read-timeout        | PT1H0.001S | an ISO 8601 duration from PT0.1S to PT1H
          server.shutdown-grace      | PT-1S    | an ISO 8601 duration from PT0S to PT1H
          server.max-body-size       | 16 MB    | a size such as 512 KiB from 1 KiB to 1 GiB
          server.max-body-size       | 1023     | a size such as 512 KiB from 1 KiB to 1 GiB
          server.allowed-hosts       | kv.example:3000 | host names without a port, or *
          server.allowed-hosts       | *.example | host names without a port, or *
          cors.allow-origins         | app.example | origins such as https://app.example without a path, or *
          cors.allow-origins         | https://app.example/ | origins such as https://app.example without a path, or *
          cors.allow-origins         | null     | origins such as https://app.example without a path, or *
          store.max-value-size       | 65 MiB   | a size such as 512 KiB from 1 B to 64 MiB
          store.max-value-size       | 0        | a size such as 512 KiB from 1 B to 64 MiB
          store.max-memory           | 0%       | a size such as 512 KiB from 1 KiB to 1000 MiB (the JVM's maximum heap), or from 1% to 100% of that
          store.max-memory           | 101%     | a size such as 512 KiB from 1 KiB to 1000 MiB (the JVM's maximum heap), or from 1% to 100% of that
          store.max-memory           | 1001 MiB | a size such as 512 KiB from 1 KiB to 1000 MiB (the JVM's maximum heap), or from 1% to 100% of that
          store.first-revision       | -1       | clock or a whole number from 0 to 4503599627370496
          store.first-revision       | 4503599627370497 | clock or a whole number from 0 to 4503599627370496
          store.first-revision       | Clock    | clock or a whole number from 0 to 4503599627370496
          watch.history              | 1000     | a power of two from 1 to 16777216
          watch.history              | 0        | a power of two from 1 to 16777216
          watch.history              | 33554432 | a power of two from 1 to 16777216
          watch.history-size         | 1001 MiB | a size such as 512 KiB from 1 KiB to 1000 MiB (the JVM's maximum heap), or from 1% to 100% of that
          memory.requests            | 1023 KiB | a size such as 512 KiB from 1 MiB to 1000 MiB (the JVM's maximum heap), or from 1% to 100% of that
          memory.watches             | 0%       | a size such as 512 KiB from 1 MiB to 1000 MiB (the JVM's maximum heap), or from 1% to 100% of that
          watch.buffer               | none     | a whole number from 1 to 16777216
          watch.keep-alive           | 15s      | an ISO 8601 duration from PT0.1S to PT1H
          watch.max-watchers         | 1000001  | a whole number from 1 to 1000000
          overload.max-queue-delay   | PT-1S    | an ISO 8601 duration from PT0S to PT1H
          rate-limit.enabled         | yes      | true or false
          rate-limit.enabled         | TRUE     | true or false
          rate-limit.per-second      | 0        | a whole number from 1 to 1000000000
          rate-limit.burst           | 1e3      | a whole number from 1 to 1000000000
          rate-limit.max-clients     | 10000001 | a whole number from 1 to 10000000
          rate-limit.trusted-proxies | ::1,,::2 | a list without empty places
          """)
  void saysWhatIsAllowed(String key, String value, String allowed) {
    assertRefused(
        "%s must be %s, but is \"%s\" in system property %s".formatted(key, allowed, value, key),
        () -> Told.byProperty(key, value));
  }

  @Test
  void namesTheVariable() {
    assertRefused(
        "server.port must be a whole number from 0 to 65535, but is \"abc\""
            + " in environment variable KV_STORE_PORT",
        () -> Told.byVariable("KV_STORE_PORT", "abc"));
    assertRefused(
        "watch.history must be a power of two from 1 to 16777216, but is \"3\""
            + " in environment variable LOCKMAP_WATCH_HISTORY",
        () -> Told.byVariable("LOCKMAP_WATCH_HISTORY", "3"));
  }

  @Test
  void aPathMustBeOne() {
    assertRefused(
        "auth.tokens-file must be the path of a file, but is \"a?b\""
            + " in system property auth.tokens-file",
        () -> Told.byProperty("auth.tokens-file", "a\0b"));
  }

  @Test
  void emptyPortVariableIsNoDefault() {
    assertRefused(
        "server.port must be a whole number from 0 to 65535, but is \"\""
            + " in environment variable KV_STORE_PORT",
        () -> Told.byVariable("KV_STORE_PORT", ""));
  }

  @Test
  void namesTheFileAndItsLine() {
    Path file = folder.resolve("lockmap.yaml");
    assertRefused(
        "server.port must be a whole number from 0 to 65535, but is \"[3000]\" in %s line 3"
            .formatted(file),
        () -> Told.byFile(file, "server:\n  host: localhost\n  port: [3000]\n"));
  }

  @Test
  void valueCannotBreakTheSentenceIntoLines() {
    assertRefused(
        "server.port must be a whole number from 0 to 65535, but is \"1?2\""
            + " in system property server.port",
        () -> Told.byProperty("server.port", "1\n2"));
  }

  @Test
  void bothPortVariablesAtOnceAreRefused() {
    Map<String, String> both = Map.of("KV_STORE_PORT", "3000", "LOCKMAP_SERVER_PORT", "3001");
    assertRefused(
        "server.port is set in both environment variable KV_STORE_PORT"
            + " and environment variable LOCKMAP_SERVER_PORT, keep one",
        () -> Told.loader(Map.of(), both).load());
  }

  @Test
  void tlsNeedsBothOfItsFiles() {
    String both = "tls.certificate and tls.private-key must be set both or neither";
    assertRefused(both, () -> Told.byProperty("tls.certificate", "a"));
    assertRefused(both, () -> Told.byProperty("tls.private-key", "a"));
    assertRefused(
        "tls.client-ca needs tls.certificate and tls.private-key",
        () -> Told.byProperty("tls.client-ca", "a"));
    assertRefused(
        "tls.certificate must be the path of a file, but is \"a?\" in system property"
            + " tls.certificate",
        () -> Told.byProperty("tls.certificate", "a\0"));
  }

  private static void assertRefused(String sentence, Runnable load) {
    assertEquals(sentence, assertThrows(ConfigException.class, load::run).getMessage());
  }
}
