package lockmap.server.tls;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where the certificate, its key and the CA of the clients stand.
 *
 * @param certificate the chain in PEM
 * @param privateKey the key of its first certificate in PEM
 * @param clientCa the CAs of the clients in PEM; null where clients need no certificate
 */
record TlsFiles(Path certificate, Path privateKey, @Nullable Path clientCa) {

  private static final int LARGEST = 1 << 20;

  static TlsFiles of(ServerConfig.Tls settings) {
    return new TlsFiles(
        requireNonNull(settings.certificate()),
        requireNonNull(settings.privateKey()),
        settings.clientCa());
  }

  /**
   * What stands in all of them at the moment.
   *
   * @throws ConfigException where one cannot be read, naming its setting
   */
  TlsContents read() {
    return new TlsContents(
        read("tls.certificate", certificate),
        read("tls.private-key", privateKey),
        clientCa == null ? new byte[0] : read("tls.client-ca", clientCa));
  }

  private static byte[] read(String setting, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new ConfigException(setting + ": " + file + " is larger than 1 MiB");
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new ConfigException(setting + ": there is no file " + file, e);
    } catch (IOException e) {
      throw new ConfigException(setting + ": " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
