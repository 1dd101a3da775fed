package press.colophon.intake.format.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
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
import press.colophon.intake.format.document.LetterParts.Attached;
import press.colophon.intake.format.document.LetterParts.Forwarded;
import press.colophon.intake.format.text.TextPageReader;

/// A page that a browser saved in one file (MHTML, RFC 2557), and a letter with an article in it.
/// The pictures saved with a page come with its content. Thread-safe.
///
/// A letter is an item. What is attached to it is one, too: a page, feed or document to be read, a
/// letter within, or a line that says what it is; but the first attached picture is that of a
/// letter that has none.
public final class MailPage implements OriginalFormat {
  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(2_000)
          .setMaxHeaderLen(100_000)
          .setMaxContentLen(-1)
          .build();
  private static final String SAVED_AT = "Snapshot-Content-Location";
  private static final int DEEPEST = 8;

  /// Kinds that may hold an article; what calls itself `octet-stream` its content tells.
  private static final Pattern READABLE =
      Pattern.compile(
          "text/(?:html|plain|xml|markdown|rtf|richtext)|application/(?:.*\\+)?(?:xml|json)"
              + "|application/(?:pdf|rtf|msword|zip|x-zip-compressed|gzip|x-tar|octet-stream"
              + "|vnd\\.openxmlformats-officedocument\\.wordprocessingml\\.document"
              + "|vnd\\.oasis\\.opendocument\\.text)|multipart/related|message/rfc822");

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
      letter("", message, original, to, 0);
    } finally {
      message.dispose();
    }
  }

  private void letter(String name, Message message, Original whole, Consumer<Item> to, int depth)
      throws IOException {
    LetterParts parts = LetterParts.of(message);
    Attached picture = picture(parts);
    Item letter = item(name, message, parts, picture, whole);
    boolean isShown = letter instanceof Item.Article article && isPictureOf(article, picture);
    to.accept(letter);
    for (LetterParts.Attachment attachment : parts.attachments()) {
      switch (attachment) {
        case Attached file when isShown && file.equals(picture) -> {}
        case Attached file -> to.accept(item(within(name, file.name()), file, whole));
        case Forwarded(String title, Message inner) when depth < DEEPEST ->
            letter(within(name, title), inner, whole, to, depth + 1);
        case Forwarded(String title, Message inner) ->
            to.accept(
                new Item.Empty(
                    within(name, title),
                    Drop.Reason.TOO_MANY,
                    "it is a letter too deep in others"));
      }
    }
  }

  private static String within(String letter, String name) {
    return letter.isEmpty() ? name : letter + ", " + name;
  }

  /// The first one that is attached.
  private static @Nullable Attached picture(LetterParts parts) {
    for (LetterParts.Attachment attachment : parts.attachments()) {
      if (attachment instanceof Attached file && file.isPicture()) {
        return file;
      }
    }
    return null;
  }

  private static boolean isPictureOf(Item.Article article, @Nullable Attached picture) {
    Account.Image image = article.account().image();
    return picture != null && image != null && picture.name().equals(image.url());
  }

  /// An attached file, to be read in its own right or to be named.
  private static Item item(String name, Attached file, Original whole) {
    if (!READABLE.matcher(file.type()).matches()) {
      return new Item.Empty(
          name, Drop.Reason.NO_ARTICLE, "it is an attachment of the kind " + file.type());
    }
    Content content = whole.content().part(file.bytes());
    return new Item.Inner(
        name, new Original(file.name(), content, null, file.charset(), whole.at()));
  }

  private Item item(
      String name, Message message, LetterParts parts, @Nullable Attached picture, Original whole) {
    if (!parts.hasText()) {
      return new Item.Empty(name, Drop.Reason.NO_ARTICLE, "there is no page and no text in it");
    }
    Original page = page(message, parts, picture, whole);
    Reading reading =
        parts.hasHtml()
            ? pages.read(parts.text(), page.address())
            : text(parts.text(), message.getSubject());
    return switch (reading) {
      case Reading.Read(Account account) ->
          isSavedPage(message, parts)
              ? new Item.Article(name, page, account, "MHTML")
              : new Item.Article(name, page, sent(account, message, picture), "e-mail");
      case Reading.NoArticle(String reason) -> new Item.Empty(name, Drop.Reason.NO_ARTICLE, reason);
    };
  }

  /// A saved page's fields are the browser's, who names where it was.
  private static boolean isSavedPage(Message message, LetterParts parts) {
    return LetterParts.field(message, SAVED_AT) != null
        || (message.getBody() instanceof Multipart all
            && all.getSubType().equalsIgnoreCase("related")
            && parts.location() != null);
  }

  /// The text by itself, at the address from which it was saved.
  private static Original page(
      Message message, LetterParts parts, @Nullable Attached picture, Original whole) {
    Map<String, byte[]> beside = new HashMap<>(parts.beside());
    if (picture != null) {
      beside.putIfAbsent(picture.name(), picture.bytes());
    }
    String saved = LetterParts.field(message, SAVED_AT);
    URI address = web(saved == null ? parts.location() : saved);
    return new Original(
        whole.from(),
        Content.of(parts.text().getBytes(StandardCharsets.UTF_8), beside),
        address == null ? whole.address() : address,
        "utf-8",
        whole.at());
  }

  private static @Nullable URI web(@Nullable String address) {
    try {
      return address != null && address.matches("(?i)https?://.+") ? URI.create(address) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Reading text(String text, @Nullable String subject) {
    Reading plain = texts.read(text);
    return plain instanceof Reading.NoArticle && subject != null
        ? texts.read("# " + subject.strip() + "\n\n" + text)
        : plain;
  }

  /// What the letter says of itself, where its text does not.
  private static Account sent(Account account, Message message, @Nullable Attached picture) {
    AccountDraft draft = AccountDraft.of(account);
    Date date = message.getDate();
    if (account.published() == null && date != null) {
      draft.published(PublicationDate.of(date.toInstant().atOffset(ZoneOffset.UTC)));
      draft.finding("publishedDate", "Date of the e-mail", 0.5);
    }
    if (account.publisher() == null && message.getFrom() != null && !message.getFrom().isEmpty()) {
      Mailbox from = message.getFrom().get(0);
      draft.publisher(from.getName() == null ? null : new Account.Name(from.getName(), null));
      draft.finding("publisher", "From of the e-mail", 0.4);
    }
    if (picture != null) {
      picture(account, picture, draft);
    }
    return draft.account();
  }

  /// The attached picture is the article's where its text shows none; a caption stays.
  private static void picture(Account account, Attached picture, AccountDraft draft) {
    Account.Image said = account.image();
    if (said == null) {
      draft.image(new Account.Image(null, null, picture.name(), null, null));
    } else if (said.url() == null) {
      draft.image(
          new Account.Image(
              said.caption(), said.credit(), picture.name(), said.alt(), said.licence()));
    }
  }
}
