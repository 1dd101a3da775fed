package press.colophon.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import press.colophon.platform.config.MailSettings;
import press.colophon.platform.config.Settings;

/// A mail server of this machine that keeps what it takes, and refuses whom it is told to.
public final class LocalMailServer implements AutoCloseable {
  private final List<byte[]> taken = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final SMTPServer server;
  private volatile CountDownLatch held = new CountDownLatch(0);

  private LocalMailServer(int port, String user, String password) {
    this(port, user, password, builder -> builder);
  }

  private LocalMailServer(
      int port, String user, String password, UnaryOperator<SMTPServer.Builder> securing) {
    SMTPServer.Builder builder =
        securing.apply(
            SMTPServer.port(port).hostName("localhost").messageHandlerFactory(this::handler));
    server =
        (user.isEmpty()
                ? builder
                : builder
                    .requireAuth()
                    .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory(
                            (name, word, context) -> check(user, password, name, word))))
            .build();
    server.start();
  }

  private static void check(String user, String password, String name, String word)
      throws LoginFailedException {
    if (!name.equals(user) || !word.equals(password)) {
      throw new LoginFailedException();
    }
  }

  /// One that takes letters from everybody.
  public static LocalMailServer start() {
    return new LocalMailServer(0, "", "");
  }

  /// One that takes letters from those who sign in.
  public static LocalMailServer start(String user, String password) {
    return new LocalMailServer(0, user, password);
  }

  /// One that takes letters from everybody, over TLS alone.
  static LocalMailServer secured(SSLContext context, MailSettings.Security security) {
    return new LocalMailServer(
        0,
        "",
        "",
        builder ->
            switch (security) {
              case STARTTLS -> builder.enableTLS().requireTLS().startTlsSocketFactory(context);
              case TLS -> builder.serverSocketFactory(context);
              case NONE -> builder;
            });
  }

  /// One on the port of another that was closed.
  public static LocalMailServer startAt(int port) {
    return new LocalMailServer(port, "", "");
  }

  /// Refuses letters to an address from now on.
  public void refuse(String address, int code) {
    refused.put(address, code);
  }

  /// Takes letters to everybody again.
  public void refuseNobody() {
    refused.clear();
  }

  /// Takes letters from now on and does not say so.
  public void hold() {
    held = new CountDownLatch(1);
  }

  /// Says so again.
  public void release() {
    held.countDown();
  }

  public int port() {
    return server.getPortAllocated();
  }

  /// What the configuration file says to reach it.
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("mail.server", "localhost");
    options.put("mail.port", Integer.toString(port()));
    options.put("mail.security", "none");
    options.put("mail.from", "desk@lantern.example");
    return options;
  }

  /// The settings to reach it, with some more.
  public MailSettings settings(Map<String, String> more) {
    Map<String, String> options = options();
    options.putAll(more);
    return Settings.read(Path.of("."), Map.of(), options).mail();
  }

  /// The letters it took, in order.
  public List<MimeMessage> letters() {
    return taken.stream().map(LocalMailServer::read).toList();
  }

  /// The letters to an address.
  public List<MimeMessage> lettersTo(String address) {
    return letters().stream().filter(letter -> to(letter).equals(address)).toList();
  }

  /// The text of a letter.
  public static String text(MimeMessage letter) {
    try {
      return String.valueOf(letter.getContent()).replace("\r\n", "\n");
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String to(MimeMessage letter) {
    try {
      return letter.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage read(byte[] bytes) {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private MessageHandler handler(MessageContext context) {
    return new MessageHandler() {
      @Override
      public void from(String from) {}

      @Override
      public void recipient(String recipient) throws RejectException {
        Integer code = refused.get(recipient);
        if (code != null) {
          throw new RejectException(code, "not " + recipient);
        }
      }

      @Override
      public String data(InputStream data) throws IOException {
        taken.add(data.readAllBytes());
        await(held);
        return "taken";
      }

      @Override
      public void done() {}
    };
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
