package press.colophon.platform.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that a server of a test signed for itself.
///
/// @param context of a server that shows it
/// @param file where it stands in the form PEM
record Certified(SSLContext context, Path file) {
  private static final char[] WORD = "changeit".toCharArray();
  private static final int LINE = 64;

  /// One for a name, made by the tool of the JDK.
  static Certified as(String host, Path folder) throws IOException, GeneralSecurityException {
    Path store = folder.resolve(host + ".p12");
    make(host, store);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, WORD);
    }
    KeyManagerFactory shown =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    shown.init(keys, WORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown.getKeyManagers(), null, null);
    byte[] certificate = keys.getCertificate("mail").getEncoded();
    String pem =
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(
                Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate));
    return new Certified(context, Files.writeString(folder.resolve(host + ".pem"), pem));
  }

  private static void make(String host, Path store) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "mail",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + host,
            "-ext",
            "SAN=dns:" + host,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(WORD),
            "-keystore",
            store.toString());
    try {
      int code = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
      if (code != 0) {
        throw new IOException("keytool ended with " + code);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
