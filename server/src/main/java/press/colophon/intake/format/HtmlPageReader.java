package press.colophon.intake.format;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ArticleExtractor;
import press.colophon.extract.ExtractedArticle;
import press.colophon.extract.NoArticle;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Account;
import press.colophon.intake.Envelope;
import press.colophon.intake.EnvelopeDraft;

/// Reads an article off an HTML page, saved or fetched.
///
/// All knowledge of pages is in `press.colophon.extract`; here its fields become those of an
/// [Account]. Thread-safe.
public final class HtmlPageReader {

  private final ArticleExtractor extractor = new ArticleExtractor();

  /// A reader, which holds nothing of the pages it reads.
  public HtmlPageReader() {}

  /// Reads a page as it came.
  ///
  /// @param charset the charset of the HTTP header, where there was one
  /// @param address where the page was fetched
  public Reading read(byte[] page, @Nullable String charset, @Nullable URI address) {
    return read(PageBytes.decode(page, charset).text(), address);
  }

  /// Reads a decoded page.
  public Reading read(String html, @Nullable URI address) {
    return switch (extractor.extract(html, address)) {
      case ExtractedArticle article -> new Reading.Read(account(article));
      case NoArticle none -> new Reading.NoArticle(none.reason());
    };
  }

  private static Account account(ExtractedArticle article) {
    return new Account(
        article.headline(),
        article.standfirst(),
        bylines(article),
        article.authors().stream().map(a -> new Account.Name(a.name(), a.url())).toList(),
        article.siteName() == null ? null : new Account.Name(article.siteName(), null),
        article.published(),
        origin(article.original()),
        article.regions(),
        article.themes(),
        image(article.picture()),
        copyright(article.copyright()),
        licence(article.licence()),
        article.siteName(),
        article.language(),
        article.canonical(),
        article.modified(),
        article.body().stream().filter(block -> !isPicture(block)).toList(),
        article.notes(),
        furniture(article),
        article.notUnderstood(),
        envelope(article),
        findings(article));
  }

  /// What a page says beside the article: who may read it, and where its terms are explained.
  private static Envelope envelope(ExtractedArticle article) {
    EnvelopeDraft draft = new EnvelopeDraft();
    if (article.access() != null) {
      draft.paywalled(article.access() == ExtractedArticle.Access.PAID);
    }
    ExtractedArticle.Licence licence = article.licence();
    if (licence != null) {
      draft.rights("licence", licence.words(), licence.address());
      draft.rights("usageInfo", null, licence.usageInfo());
    }
    return draft.envelope();
  }

  private static Map<String, Account.Finding> findings(ExtractedArticle article) {
    Map<String, Account.Finding> findings = new TreeMap<>();
    article
        .evidence()
        .forEach(
            (field, found) ->
                findings.put(field, new Account.Finding(found.from(), found.confidence())));
    return findings;
  }

  /// The line as printed, where it says more of the authors than their names.
  private static @Nullable String bylines(ExtractedArticle article) {
    String names =
        article.authors().stream().map(ExtractedArticle.Author::name).collect(joining(", "));
    return names.equals(article.byline()) ? null : article.byline();
  }

  private static Account.@Nullable Origin origin(ExtractedArticle.@Nullable Original original) {
    if (original == null) {
      return null;
    }
    String name = original.name() == null ? host(original.url()) : original.name();
    return new Account.Origin(name, original.url(), original.published());
  }

  /// An origin known by its address alone is called by its host.
  private static String host(@Nullable String url) {
    String address = url == null ? "" : url;
    return address.replaceFirst("^\\w+://(?:www\\.)?", "").replaceFirst("[/?#].*", "");
  }

  private static Account.@Nullable Image image(ExtractedArticle.@Nullable Picture picture) {
    return picture == null
        ? null
        : new Account.Image(
            picture.caption(), picture.credit(), picture.url(), picture.alt(), picture.licence());
  }

  private static Account.@Nullable Copyright copyright(
      ExtractedArticle.@Nullable Copyright copyright) {
    return copyright == null
        ? null
        : new Account.Copyright(copyright.holder(), copyright.year(), copyright.notice());
  }

  private static @Nullable String licence(ExtractedArticle.@Nullable Licence licence) {
    if (licence == null) {
      return null;
    }
    return licence.address() == null ? licence.words() : licence.address();
  }

  private static List<Account.Furniture> furniture(ExtractedArticle article) {
    List<Account.Furniture> furniture = new ArrayList<>();
    for (ExtractedArticle.Furniture part : article.furniture()) {
      furniture.add(new Account.Furniture(kind(part.kind()), part.text()));
    }
    article.body().stream()
        .filter(HtmlPageReader::isPicture)
        .map(HtmlPageReader::caption)
        .filter(caption -> !caption.isBlank())
        .forEach(c -> furniture.add(new Account.Furniture(Account.Kind.CAPTION, c)));
    return furniture;
  }

  /// A picture inside the text; the extractor writes nothing else as a figure.
  private static boolean isPicture(String block) {
    return block.startsWith("<figure");
  }

  private static String caption(String figure) {
    Element picture = Jsoup.parseBodyFragment(figure).body();
    String caption = picture.text();
    return caption.isBlank() ? picture.select("img").attr("alt") : caption;
  }

  private static Account.Kind kind(ExtractedArticle.Kind kind) {
    return switch (kind) {
      case SHARE -> Account.Kind.SHARE;
      case FOLLOW -> Account.Kind.FOLLOW;
      case NEWSLETTER -> Account.Kind.NEWSLETTER;
      case COMMENTS -> Account.Kind.COMMENT;
      case RELATED -> Account.Kind.RELATED;
      case ADVERTISEMENT -> Account.Kind.ADVERTISEMENT;
      case MEMBERSHIP -> Account.Kind.MEMBERSHIP;
      case DONATE -> Account.Kind.DONATE;
      case COOKIES -> Account.Kind.COOKIES;
      case AUTHOR -> Account.Kind.BIOGRAPHY;
      case TRANSLATE -> Account.Kind.TRANSLATE;
      case PRINT -> Account.Kind.PRINT;
      case COPYRIGHT -> Account.Kind.COPYRIGHT;
      case PERMISSION -> Account.Kind.PERMISSION;
      case DISCLAIMER -> Account.Kind.DISCLAIMER;
      case FAIR_USE -> Account.Kind.FAIR_USE;
      case CONTACT -> Account.Kind.CONTACT;
      case CAPTION -> Account.Kind.CAPTION;
      case NAVIGATION, TAGS, OTHER -> Account.Kind.NAVIGATION;
    };
  }
}
