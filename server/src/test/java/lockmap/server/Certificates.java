package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** CAs, certificates and keys, made by the JDK's keytool in a folder of a test. */
public final class Certificates {

  private static final String PASSWORD = "for this test";

  private final Path folder;

  /** Nothing yet. */
  public Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes a CA. */
  public Certificates ca(String name) {
    keytool(name, "-keyalg", "EC", "-ext", "bc:critical=ca:true");
    return this;
  }

  /** Makes a certificate that a CA has signed, for this machine and for hosts below kv.example. */
  public Certificates signed(String name, String ca, String... more) {
    List<String> options = new ArrayList<>(List.of("-signer", ca));
    options.addAll(List.of("-ext", "san=dns:localhost,dns:*.kv.example,ip:127.0.0.1"));
    options.addAll(List.of(more.length == 0 ? new String[] {"-keyalg", "EC"} : more));
    keytool(name, options.toArray(String[]::new));
    return this;
  }

  /** A file with the certificate and those that lead to its CA, in PEM. */
  public Path chain(String name) {
    return written(name + ".crt", pem(name));
  }

  /** A file with the private key, in PEM. */
  public Path key(String name) {
    return written(name + ".key", keyPem(name));
  }

  /** The certificate and those that lead to its CA, in PEM. */
  public String pem(String name) {
    try {
      StringBuilder pem = new StringBuilder();
      for (Certificate certificate : store().getCertificateChain(name)) {
        pem.append(block("CERTIFICATE", certificate.getEncoded()));
      }
      return pem.toString();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The private key, in PEM. */
  public String keyPem(String name) {
    return block("PRIVATE KEY", privateKey(name).getEncoded());
  }

  /**
   * What a client needs.
   *
   * @param ca whom it trusts
   * @param own the certificate that it shows; null for none
   */
  public SSLContext client(String ca, @Nullable String own) {
    try {
      KeyStore trusted = empty();
      trusted.setCertificateEntry(ca, store().getCertificate(ca));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own == null ? null : keyManagers(own), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private KeyManager[] keyManagers(String own) throws GeneralSecurityException, IOException {
    KeyStore keys = empty();
    keys.setKeyEntry(
        own, privateKey(own), PASSWORD.toCharArray(), store().getCertificateChain(own));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }

  private Key privateKey(String name) {
    try {
      return store().getKey(name, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private KeyStore store() {
    try {
      return KeyStore.getInstance(folder.resolve("all.p12").toFile(), PASSWORD.toCharArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String block(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der));
  }

  private Path written(String file, String content) {
    try {
      return Files.writeString(folder.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keytool(String name, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-genkeypair"));
    command.addAll(List.of("-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keystore", "all.p12", "-storepass", PASSWORD));
    command.addAll(List.of(more));
    try {
      Path said = Files.createTempFile(folder, "keytool", ".txt");
      Process keytool =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (keytool.waitFor() != 0) {
        throw new AssertionError(command + ": " + Files.readString(said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
