package press.colophon.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.config.ConfigurationException;
import press.colophon.platform.config.MailSettings;
import press.colophon.platform.config.Secret;

/// The server that takes our letters, spoken to by SMTP (RFC 5321, RFC 6409). Thread-safe: each
/// letter has a connection of its own.
public final class MailServer {
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int FOR_GOOD = 500;
  private static final Pattern ONE_LINE = Pattern.compile("[\\p{Cc}\\s]+");

  private final MailSettings settings;
  private final EmailAddress from;
  private final @Nullable EmailAddress replyTo;
  private final @Nullable Secret password;
  private final String name;
  private final Session session;

  /// @param name of the publication, beside its address
  /// @param otherwise the address letters come from where the settings name none
  /// @throws ConfigurationException where no address to write from is named, or no certificate
  /// can be read
  public MailServer(MailSettings settings, String name, @Nullable String otherwise) {
    this.settings = settings;
    this.name = name;
    String written = settings.from() == null ? otherwise : settings.from();
    this.from =
        EmailAddress.of(written)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "mail.from must name the address that letters come from, such as"
                            + " desk@news.example.org."));
    this.replyTo = settings.replyTo() == null ? null : replyTo(settings.replyTo());
    this.password = settings.secret().orElse(null);
    this.session = Session.getInstance(properties(settings));
  }

  private static EmailAddress replyTo(String written) {
    return EmailAddress.of(written)
        .orElseThrow(() -> new ConfigurationException("mail.reply-to is not an e-mail address."));
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    String millis = Long.toString(ANSWER.toMillis());
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
    switch (settings.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    if (settings.certificate() != null) {
      properties.put("mail.smtp.ssl.socketFactory", MailTrust.in(settings.certificate()));
      properties.put("mail.smtp.socketFactory.fallback", "false");
    }
    return properties;
  }

  /// Hands a letter to the server.
  ///
  /// @param messageId the same each time, by which mail programs know that a letter came twice
  Delivery deliver(Letter letter, String messageId, Instant written) {
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = message(letter, messageId, written);
      transport.connect(
          settings.server(),
          settings.port(),
          settings.user(),
          password == null ? null : password.reveal());
      transport.sendMessage(message, message.getAllRecipients());
      return new Delivery.Accepted();
    } catch (AuthenticationFailedException e) {
      return new Delivery.Later("the server does not let us sign in: " + said(e));
    } catch (MessagingException e) {
      return delivery(e);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }

  private MimeMessage message(Letter letter, String messageId, Instant written)
      throws MessagingException, UnsupportedEncodingException {
    String utf8 = StandardCharsets.UTF_8.name();
    MimeMessage message = new Identified(session, messageId);
    message.setFrom(new InternetAddress(from.text(), name, utf8));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().text()));
    EmailAddress answerTo = letter.replyTo() == null ? replyTo : letter.replyTo();
    if (answerTo != null) {
      message.setReplyTo(new InternetAddress[] {new InternetAddress(answerTo.text())});
    }
    message.setSubject(letter.subject(), utf8);
    message.setSentDate(Date.from(written));
    message.setText(letter.text(), utf8);
    message.setHeader("Content-Transfer-Encoding", "quoted-printable");
    if (letter.automatic()) {
      message.setHeader("Auto-Submitted", "auto-generated");
    }
    message.saveChanges();
    return message;
  }

  /// A recipient or a text that is refused for good stays refused; all else may be mended.
  private static Delivery delivery(MessagingException failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException address) {
        return delivery(address.getReturnCode(), said(address));
      }
      if (e instanceof SMTPSendFailedException text && !"MAIL".equals(verb(text))) {
        return delivery(text.getReturnCode(), said(text));
      }
      if (e instanceof SSLException || e.getCause() instanceof SSLException) {
        return new Delivery.Later("there is no encrypted way to the server: " + said(last(e)));
      }
    }
    return new Delivery.Later(said(failure));
  }

  private static Delivery delivery(int code, String said) {
    return code >= FOR_GOOD ? new Delivery.Refused(said) : new Delivery.Later(said);
  }

  private static String verb(SMTPSendFailedException failure) {
    String command = failure.getCommand();
    return command == null ? "" : command.replaceFirst(" .*", "");
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  /// What is behind it all.
  private static Throwable last(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : last(cause);
  }

  private static String said(Throwable e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : ONE_LINE.matcher(message.strip()).replaceAll(" ");
  }

  /// A message that keeps the name it was given.
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
