package lockmap.console.connect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lockmap.console.session.Trouble;

/** Reads a file of certificates: in PEM, with anything between them, or a single one in DER. */
final class CaFile {

  private static final long LARGEST = 16 << 20;

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (X509 )?CERTIFICATE-----.*?-----END (X509 )?CERTIFICATE-----",
          Pattern.DOTALL);

  private static final String CHOOSE =
      "Choose a file with the certificate of the CA in PEM, that is, with a line"
          + " -----BEGIN CERTIFICATE-----.";

  private CaFile() {}

  /**
   * The certificates in a file, one at least.
   *
   * @throws UntrustedException where there are none, or one is broken
   */
  static List<X509Certificate> read(Path file) throws UntrustedException {
    byte[] content = content(file);
    List<String> blocks =
        BLOCK.matcher(text(content)).results().map(block -> block.group()).toList();
    if (blocks.isEmpty()) {
      return List.of(single(file, content));
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (String block : blocks) {
      try {
        certificates.add(parsed(block.getBytes(ISO_8859_1)));
      } catch (CertificateException e) {
        int number = certificates.size() + 1;
        throw new UntrustedException(
            "The certificate number " + number + " of the CA file " + file + " is broken.",
            CHOOSE,
            e);
      }
    }
    return certificates;
  }

  private static byte[] content(Path file) throws UntrustedException {
    try {
      if (Files.isDirectory(file)) {
        throw new UntrustedException("The CA file " + file + " is a folder.", CHOOSE, null);
      }
      if (Files.size(file) > LARGEST) {
        throw new UntrustedException(
            "The CA file " + file + " is too large to be one.", CHOOSE, null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      Trouble trouble = Trouble.of(e);
      throw new UntrustedException(
          "The CA file cannot be read. " + trouble.sentence(),
          "Correct the CA file of the profile.",
          e);
    }
  }

  private static X509Certificate single(Path file, byte[] content) throws UntrustedException {
    try {
      return parsed(content);
    } catch (CertificateException e) {
      String what =
          text(content).contains("PRIVATE KEY-----")
              ? " holds a private key and no certificate."
              : " holds no certificate.";
      throw new UntrustedException("The CA file " + file + what, CHOOSE, e);
    }
  }

  private static X509Certificate parsed(byte[] encoded) throws CertificateException {
    Certificate certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
    return (X509Certificate) certificate;
  }

  /** The encoding of PEM is ASCII, and what stands between may be anything. */
  private static String text(byte[] content) {
    return new String(content, ISO_8859_1);
  }
}
