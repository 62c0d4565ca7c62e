package lockmap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that shows a certificate which only some trust. */
@Timeout(60)
class TlsTest {

  private static final char[] PASSWORD = "for this test".toCharArray();

  @TempDir Path directory;

  @Test
  void aServerIsTrustedThatTheContextTrusts() throws Exception {
    SSLContext context = context();
    try (CannedServer server =
        new CannedServer(
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nv", context.getServerSocketFactory())) {
      ClientOptions options = ClientOptions.to(URI.create("https://localhost:" + server.port()));
      try (StoreClient client = new StoreClient(options.withTls(context))) {
        assertEquals(Optional.of("v"), client.get("k"));
      }
      try (StoreClient client = new StoreClient(options)) {
        NoAnswerException none = assertThrows(NoAnswerException.class, () -> client.put("k", "v"));
        assertEquals(NoAnswerException.Reason.UNREACHABLE, none.reason());
        assertFalse(none.isOutcomeUnknown());
      }
    }
  }

  private SSLContext context() throws Exception {
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, keytool.waitFor());
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
