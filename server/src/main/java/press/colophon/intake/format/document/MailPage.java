package press.colophon.intake.format.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Account;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Content;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.HtmlPageReader;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Reading;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.text.TextPageReader;

/// A page that a browser saved in one file (MHTML, RFC 2557), and a letter with an article in it.
/// The pictures saved with a page come with its content. Thread-safe.
public final class MailPage implements OriginalFormat {
  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(2_000)
          .setMaxHeaderLen(100_000)
          .setMaxContentLen(-1)
          .build();
  private static final int DEEPEST = 12;
  private static final int MOST_PARTS = 5_000;

  private final HtmlPageReader pages = new HtmlPageReader();
  private final TextPageReader texts = new TextPageReader();

  @Override
  public String name() {
    return "MHTML";
  }

  /// A letter begins with fields, one of which says of what kind it is.
  @Override
  public boolean recognises(Sample sample) {
    String head = sample.lower();
    int end = head.indexOf("\n\n") >= 0 ? head.indexOf("\n\n") : head.indexOf("\r\n\r\n");
    String fields = end < 0 ? head : head.substring(0, end);
    boolean mime = fields.contains("mime-version:") || fields.contains("content-type: multipart/");
    return mime && fields.matches("(?s)(?:from |[a-z][a-z0-9-]{1,40}:).*");
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(LIMITS);
    Message message;
    try {
      message = builder.parseMessage(new ByteArrayInputStream(original.bytes()));
    } catch (RuntimeException e) {
      throw new IOException("its parts are not in order", e);
    }
    try {
      to.accept(item(message, original));
    } finally {
      message.dispose();
    }
  }

  private Item item(Message message, Original original) throws IOException {
    Parts parts = new Parts();
    parts.collect(message, 0);
    if (parts.html == null && parts.plain == null) {
      return new Item.Empty("", Drop.Reason.NO_ARTICLE, "there is no page and no text in it");
    }
    Original page = parts.original(original, field(message, "Snapshot-Content-Location"));
    String subject = message.getSubject();
    Reading reading =
        parts.html == null ? text(parts, subject) : pages.read(parts.decoded(), page.address());
    return switch (reading) {
      case Reading.Read(Account account) ->
          new Item.Article("", page, sent(account, message), parts.snapshot ? "MHTML" : "e-mail");
      case Reading.NoArticle(String reason) -> new Item.Empty("", Drop.Reason.NO_ARTICLE, reason);
    };
  }

  private Reading text(Parts parts, @Nullable String subject) {
    String text = parts.decoded();
    Reading plain = texts.read(text);
    return plain instanceof Reading.NoArticle && subject != null
        ? texts.read("# " + subject.strip() + "\n\n" + text)
        : plain;
  }

  /// What the letter says of itself, where its text does not. A saved page's fields are the
  /// browser's.
  private static Account sent(Account account, Message message) {
    if (field(message, "Snapshot-Content-Location") != null) {
      return account;
    }
    AccountDraft draft = AccountDraft.of(account);
    Date date = message.getDate();
    if (account.published() == null && date != null) {
      draft.published(
          press.colophon.extract.PublicationDate.of(
              date.toInstant().atOffset(java.time.ZoneOffset.UTC)));
      draft.finding("publishedDate", "Date of the e-mail", 0.5);
    }
    if (account.publisher() == null && message.getFrom() != null && !message.getFrom().isEmpty()) {
      Mailbox from = message.getFrom().get(0);
      draft.publisher(from.getName() == null ? null : new Account.Name(from.getName(), null));
      draft.finding("publisher", "From of the e-mail", 0.4);
    }
    return draft.account();
  }

  private static @Nullable String field(Entity entity, String name) {
    Field field = entity.getHeader() == null ? null : entity.getHeader().getField(name);
    return field == null ? null : field.getBody().strip();
  }

  /// What is in the parts: the page or text that comes first, and the files beside it.
  private static final class Parts {
    private final Map<String, byte[]> beside = new HashMap<>();
    private byte @Nullable [] html;
    private byte @Nullable [] plain;
    private @Nullable String charset;
    private @Nullable String location;
    private boolean snapshot;
    private int count;

    private void collect(Entity entity, int depth) throws IOException {
      count++;
      if (depth > DEEPEST || count > MOST_PARTS) {
        throw new IOException("it has more parts, or deeper ones, than are read");
      }
      Body body = entity.getBody();
      switch (body) {
        case Multipart parts -> {
          snapshot = snapshot || entity.getMimeType().endsWith("/related");
          for (Entity part : parts.getBodyParts()) {
            collect(part, depth + 1);
          }
        }
        case Message inner -> collect(inner, depth + 1);
        case TextBody text -> single(entity, text);
        case BinaryBody bytes -> single(entity, bytes);
        case null, default -> {}
      }
    }

    private void single(Entity entity, SingleBody body) throws IOException {
      String type = entity.getMimeType().toLowerCase(Locale.ROOT);
      byte[] bytes = bytes(body);
      if (html == null && (type.equals("text/html") || type.equals("application/xhtml+xml"))) {
        html = bytes;
        charset = entity.getCharset();
        location = field(entity, "Content-Location");
      } else if (plain == null && type.equals("text/plain") && entity.getFilename() == null) {
        plain = bytes;
        charset = html == null ? entity.getCharset() : charset;
      } else if (type.startsWith("image/")) {
        keep(field(entity, "Content-Location"), bytes);
        String id = field(entity, "Content-ID");
        keep(id == null ? null : "cid:" + id.replaceAll("^<|>$", ""), bytes);
      }
    }

    private void keep(@Nullable String address, byte[] bytes) {
      if (address != null && !address.isEmpty()) {
        beside.putIfAbsent(address, bytes);
      }
    }

    private static byte[] bytes(SingleBody body) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.writeTo(bytes);
      return bytes.toByteArray();
    }

    private byte[] page() {
      byte[] text = plain == null ? new byte[0] : plain;
      return html == null ? text : html;
    }

    private String decoded() {
      return PageBytes.decode(page(), charset).text();
    }

    /// The page by itself, at the address from which it was saved.
    private Original original(Original whole, @Nullable String saved) {
      URI address = web(saved == null ? location : saved);
      Instant at = whole.at();
      byte[] own = decoded().getBytes(StandardCharsets.UTF_8);
      return new Original(
          whole.from(),
          Content.of(own, beside),
          address == null ? whole.address() : address,
          "utf-8",
          at);
    }

    private static @Nullable URI web(@Nullable String address) {
      try {
        return address != null && address.matches("(?i)https?://.+") ? URI.create(address) : null;
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }
}
