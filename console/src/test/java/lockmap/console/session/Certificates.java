package lockmap.console.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates, made by the JDK's keytool in a folder of a test. */
public final class Certificates {

  private static final String PASSWORD = "for this test";

  private final Path folder;

  /** Nothing yet. */
  public Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes a CA, or a certificate that is its own CA. */
  public void selfSigned(String alias, String... more) throws IOException, InterruptedException {
    keytool(alias, alias, "-genkeypair -keyalg EC -dname CN=" + alias, more);
  }

  /** Makes a certificate that a CA has signed. */
  public void signed(String alias, String ca, String... more)
      throws IOException, InterruptedException {
    selfSigned(alias);
    keytool(alias, alias, "-certreq", "-file", alias + ".csr");
    keytool(ca, ca, "-gencert -rfc -infile " + alias + ".csr -outfile " + alias + ".pem", more);
    export(ca);
    keytool(alias, ca, "-importcert -noprompt", "-file", ca + ".pem");
    keytool(alias, alias, "-importcert -noprompt", "-file", alias + ".pem");
  }

  /** The certificate of an alias as a PEM file. */
  public Path export(String alias) throws IOException, InterruptedException {
    keytool(alias, alias, "-exportcert -rfc", "-file", alias + ".pem");
    return folder.resolve(alias + ".pem");
  }

  /** What a server needs that shows the certificate of an alias. */
  public SSLContext server(String alias) throws IOException, GeneralSecurityException {
    KeyStore keys =
        KeyStore.getInstance(folder.resolve(alias + ".p12").toFile(), PASSWORD.toCharArray());
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  private void keytool(String store, String alias, String verb, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(verb.split(" ", -1)));
    command.addAll(List.of("-alias", alias, "-keystore", store + ".p12", "-storepass", PASSWORD));
    command.addAll(List.of(more));
    Path said = Files.createTempFile(folder, "keytool", ".txt");
    Process keytool =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException(command + ": " + Files.readString(said));
    }
  }
}
