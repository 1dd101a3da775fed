package press.colophon.platform.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import press.colophon.platform.config.ConfigurationException;

/// Trusts the mail servers whose certificates, or whose signers', stand in a file, and no others.
final class MailTrust {
  private MailTrust() {}

  /// Makes connections over TLS to them.
  ///
  /// @param file certificates in the form PEM, one after the other
  /// @throws ConfigurationException where the file holds none that can be read
  static SSLSocketFactory in(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("mail-" + number++, one);
      }
      if (number == 0) {
        throw new ConfigurationException("mail.certificate holds no certificate: " + file);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigurationException("mail.certificate cannot be read: " + e.getMessage());
    }
  }
}
