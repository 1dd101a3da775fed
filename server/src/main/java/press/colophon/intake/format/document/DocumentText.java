package press.colophon.intake.format.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Drop;
import press.colophon.intake.Envelope;
import press.colophon.intake.EnvelopeDraft;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.Reading;
import press.colophon.intake.format.text.PrintedLine;
import press.colophon.intake.format.text.TextPageReader;
import press.colophon.rights.Licence;

/// The text of a document in Markdown, paragraph by paragraph, with what its properties say of it.
///
/// It is recognised as any page of text, so that bylines, captions and lines on rights are
/// understood. Properties speak where the text is silent. Not thread-safe.
final class DocumentText {
  /// More than a newspaper's longest read; a hundred times that is a bomb.
  static final int LARGEST = 8_000_000;

  private static final double PROPERTY = 0.5;
  private static final TextPageReader TEXTS = new TextPageReader();

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> rights = new LinkedHashMap<>();
  private final List<String> repeated = new ArrayList<>();
  private @Nullable String title;
  private @Nullable String author;
  private @Nullable String language;
  private @Nullable PublicationDate created;
  private @Nullable PublicationDate modified;
  private Account.@Nullable Image picture;

  /// Adds a paragraph, which may have lines.
  DocumentText paragraph(String markdown) {
    if (!markdown.isBlank() && text.length() < LARGEST) {
      text.append(markdown.strip()).append("\n\n");
    }
    return this;
  }

  /// Adds a line that belongs to the one before: an item of a list.
  DocumentText line(String markdown) {
    if (!markdown.isBlank() && text.length() < LARGEST) {
      text.append(markdown.stripTrailing()).append('\n');
    }
    return this;
  }

  DocumentText gap() {
    int length = text.length();
    boolean apart = length < 2 || text.charAt(length - 2) == '\n';
    if (!apart) {
      text.append('\n');
    }
    return this;
  }

  boolean isFull() {
    return text.length() >= LARGEST;
  }

  DocumentText title(@Nullable String said) {
    title = isBlank(said) ? title : said;
    return this;
  }

  DocumentText author(@Nullable String said) {
    author = isBlank(said) ? author : said;
    return this;
  }

  DocumentText language(@Nullable String tag) {
    language = isBlank(tag) ? language : tag;
    return this;
  }

  DocumentText created(@Nullable PublicationDate date) {
    created = date == null ? created : date;
    return this;
  }

  DocumentText modified(@Nullable PublicationDate date) {
    modified = date == null ? modified : date;
    return this;
  }

  /// @param property its name in the format, such as `dc:rights`
  DocumentText rights(String property, @Nullable String said) {
    if (said != null && !said.isBlank()) {
      rights.put(property, said.strip());
    }
    return this;
  }

  /// A line that stands on every page.
  DocumentText repeated(String line) {
    if (!repeated.contains(line)) {
      repeated.add(line);
    }
    return this;
  }

  /// A line at the edge of the pages, unless it is empty or only counts them.
  DocumentText edge(String line) {
    boolean counts = line.isBlank() || line.strip().matches("\\d+");
    return counts ? this : repeated(Markdown.oneLine(line));
  }

  DocumentText picture(Account.Image first) {
    picture = picture == null ? first : picture;
    return this;
  }

  /// The address of the picture inside the document, or null where it has none.
  @Nullable String pictureAddress() {
    return picture == null ? null : picture.url();
  }

  /// The document as an item.
  ///
  /// @param kind of document, for the person who sent it: `PDF document`
  Item item(Original original, String kind) {
    if (text.toString().isBlank()) {
      return new Item.Empty("", Drop.Reason.NO_ARTICLE, "there is no text in this " + kind);
    }
    if (isFull()) {
      return BoundedReading.tooMuch("it holds more than %,d characters".formatted(LARGEST));
    }
    Reading reading = TEXTS.read(text.toString());
    if (reading instanceof Reading.NoArticle && title != null) {
      reading = TEXTS.read("# " + title + "\n\n" + text);
    }
    return switch (reading) {
      case Reading.Read(Account account) ->
          new Item.Article("", original, completed(account), kind);
      case Reading.NoArticle(String reason) -> new Item.Empty("", Drop.Reason.NO_ARTICLE, reason);
    };
  }

  private Account completed(Account read) {
    AccountDraft draft = AccountDraft.of(read);
    if (read.authors().isEmpty() && author != null) {
      PrintedLine.byline(author, draft);
      draft.finding("authors", "properties of the document", PROPERTY);
    }
    if (read.published() == null && created != null) {
      draft.published(created).finding("publishedDate", "properties of the document", PROPERTY);
      draft.modified(created.equals(modified) ? null : modified);
    }
    if (read.language() == null) {
      draft.language(language);
    }
    if (title != null && !title.equals(read.headline())) {
      draft.furniture(Kind.REPEATED, title);
    }
    repeated.forEach(line -> draft.furniture(Kind.REPEATED, line));
    picture(read, draft);
    return draft.envelope(stated(read, draft)).account();
  }

  /// The first picture is the article's; a caption that was found is its caption.
  private void picture(Account read, AccountDraft draft) {
    Account.Image said = read.image();
    if (picture != null && (said == null || said.url() == null)) {
      draft.image(
          said == null
              ? picture
              : new Account.Image(
                  said.caption(), said.credit(), picture.url(), picture.alt(), said.licence()));
    }
  }

  private Envelope stated(Account read, AccountDraft draft) {
    EnvelopeDraft envelope = new EnvelopeDraft();
    rights.forEach(
        (property, said) -> {
          boolean address = said.matches("https?://\\S+");
          envelope.rights(property, address ? null : said, address ? said : null);
          if (read.licence() == null && Licence.recognise(said).isPresent()) {
            draft.licence(said);
          } else if (read.copyright() == null && !address) {
            draft.copyright(PrintedLine.copyright(said, null));
          }
        });
    return envelope.envelope();
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
