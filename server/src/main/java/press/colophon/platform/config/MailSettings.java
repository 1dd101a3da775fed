package press.colophon.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The server that takes our letters.
@Section(value = "mail", says = "Outgoing mail")
public record MailSettings(
    @Setting(
            says = {
              "The server that takes our letters: smtp.example.org",
              "Not set: nothing is sent; letters wait until there is one."
            })
        @Nullable String server,
    @Setting(standard = "587", from = 1, to = 65_535, says = "Its port, 1-65535.") int port,
    @Setting(
            standard = "starttls",
            says = {
              "starttls = encrypted after a greeting, or not at all (port 587); tls = encrypted from",
              "the start (port 465); none = in the clear, for a server on this machine."
            })
        Security security,
    @Setting(
            says = {
              "File with the certificate of the server, or of who signed it (PEM), where it is one",
              "of your own: then no other is trusted. Not set: those that this Java trusts."
            })
        @Nullable Path certificate,
    @Setting(says = "The name we sign in with; not set: we do not sign in.") @Nullable String user,
    @Setting(
            says = {
              "The password. Better not in this file: in the environment variable",
              "COLOPHON_MAIL_PASSWORD, or in a file of its own that only this server may read."
            })
        @Nullable Secret password,
    @Setting(says = "File that holds the password and nothing else.") @Nullable Path passwordFile,
    @Setting(
            says = {
              "The address our letters come from: desk@news.example.org",
              "Not set: site.contact-email."
            })
        @Nullable String from,
    @Setting(says = "The address that answers go to; not set: where letters come from.")
        @Nullable String replyTo,
    @Setting(
            standard = "3 d",
            says = "A letter that the server does not take is tried again for this long.")
        Duration tryFor) {

  /// How the way to the server is kept from others.
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  /// The password, from wherever it stands.
  ///
  /// @throws ConfigurationException where its file cannot be read
  public Optional<Secret> secret() {
    Path file = passwordFile;
    if (password != null || file == null) {
      return Optional.ofNullable(password);
    }
    try {
      return Optional.of(new Secret(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new ConfigurationException("mail.password-file cannot be read: " + e.getMessage());
    }
  }
}
