package press.colophon.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.colophon.platform.config.ConfigurationException;
import press.colophon.platform.config.MailSettings.Security;

/// Letters to a real mail server that speaks TLS, with a certificate of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MailOverTlsTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Letter LETTER =
      Letter.by(new EmailAddress("ida@coast.example"), "The harbour", "It moved.\n");

  private Path folder;
  private Certified own;
  private Certified ofAnother;

  @BeforeAll
  void certify(@TempDir Path temporary) throws Exception {
    folder = temporary;
    own = Certified.as("localhost", folder);
    ofAnother = Certified.as("mail.coast.example", folder);
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS", "TLS"})
  void aLetterArrivesWhereTheCertificateIsTrusted(Security security) throws Exception {
    try (LocalMailServer server = LocalMailServer.secured(own.context(), security)) {
      Delivery delivery = deliver(server, security, own.file().toString());

      assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
      assertThat(server.letters()).hasSize(1);
      assertThat(server.letters().getFirst().getSubject()).isEqualTo("The harbour");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS", "TLS"})
  void nothingIsSentToAServerWhoseCertificateNobodyTrusts(Security security) {
    try (LocalMailServer server = LocalMailServer.secured(own.context(), security)) {
      assertThat(deliver(server, security, ""))
          .isInstanceOfSatisfying(
              Delivery.Later.class,
              later -> assertThat(later.why()).contains("no encrypted way", "certif"));
      assertThat(server.letters()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS", "TLS"})
  void nothingIsSentToAServerThatShowsTheCertificateOfAnother(Security security) {
    try (LocalMailServer server = LocalMailServer.secured(ofAnother.context(), security)) {
      assertThat(deliver(server, security, ofAnother.file().toString()))
          .isInstanceOfSatisfying(
              Delivery.Later.class,
              later -> assertThat(later.why()).contains("no encrypted way", "localhost"));
      assertThat(server.letters()).isEmpty();
    }
  }

  @Test
  void nothingIsSentInTheClearWhereTheWayHasToBeEncrypted() {
    try (LocalMailServer server = LocalMailServer.start()) {
      assertThat(deliver(server, Security.STARTTLS, own.file().toString()))
          .isInstanceOf(Delivery.Later.class);
      assertThat(server.letters()).isEmpty();
    }
  }

  @Test
  void aFileWithoutACertificateIsNamed() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    try (LocalMailServer server = LocalMailServer.start()) {
      for (Path file : new Path[] {empty, folder.resolve("missing.pem")}) {
        assertThatThrownBy(() -> deliver(server, Security.TLS, file.toString()))
            .isInstanceOf(ConfigurationException.class)
            .hasMessageContaining("mail.certificate")
            .hasMessageContaining(file.toString());
      }
    }
  }

  private static Delivery deliver(LocalMailServer server, Security security, String certificate) {
    Map<String, String> options =
        Map.of(
            "mail.security",
            security.name().toLowerCase(Locale.ROOT),
            "mail.certificate",
            certificate);
    return new MailServer(server.settings(options), "The Lantern", null)
        .deliver(LETTER, "<harbour@lantern.example>", NOON);
  }
}
