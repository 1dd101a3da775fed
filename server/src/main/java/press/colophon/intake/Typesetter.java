package press.colophon.intake;

import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Body;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Manuscript.Named;
import press.colophon.articles.Manuscript.PlacedNote;
import press.colophon.articles.Note;
import press.colophon.articles.Picture;
import press.colophon.articles.Pictures;
import press.colophon.articles.Retrieval;
import press.colophon.articles.credit.PictureCredit;
import press.colophon.extract.PublicationDate;
import press.colophon.extract.WrittenLanguage;

/// Makes a [Manuscript] of an [Account]: every text sanitised, dates settled, the picture kept.
// Thread-safe.
public final class Typesetter {
  private static final String FALLBACK_LANGUAGE = "en";

  private final Pictures pictures;
  private final PictureFinder finder;
  private final Clock clock;

  public Typesetter(Pictures pictures, PictureFinder finder, Clock clock) {
    this.pictures = pictures;
    this.finder = finder;
    this.clock = clock;
  }

  /// @throws IllegalArgumentException where headline or body are empty once sanitised
  Manuscript set(Account account, Original original, String method) {
    Body body = Body.sanitise(String.join("\n", account.body()), original.address());
    PublicationDate published = published(account);
    LocalDate day = published == null ? LocalDate.now(clock) : published.day();
    Account.Origin origin = account.origin();
    return new Manuscript(
        headline(account),
        account.standfirst(),
        body,
        image(account, original),
        language(account, body),
        day,
        moment(published),
        account.bylines(),
        account.authors().stream().map(a -> new Named(a.name(), webAddress(a.url()))).toList(),
        account.regions(),
        account.themes(),
        origin == null ? null : new Named(origin.name(), site(origin.url())),
        originalUrl(account, original),
        origin == null || origin.published() == null ? null : origin.published().day(),
        account.publisher() == null
            ? null
            : new Named(account.publisher().name(), site(account.publisher().url())),
        account.published() == null ? null : account.published().day(),
        notes(account, original),
        new Retrieval(original.at(), original.from(), method, original.sha256()),
        account.envelope().identifiers());
  }

  private static String headline(Account account) {
    return account.headline() == null ? "" : account.headline().strip();
  }

  private static @Nullable PublicationDate published(Account account) {
    if (account.published() != null) {
      return account.published();
    }
    return account.origin() == null ? null : account.origin().published();
  }

  private Instant moment(@Nullable PublicationDate published) {
    if (published == null) {
      return clock.instant();
    }
    return published.time() != null
        ? published.time().toInstant()
        : published.day().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String language(Account account, Body body) {
    return Optional.ofNullable(account.language())
        .filter(tag -> !tag.isBlank())
        .or(() -> WrittenLanguage.of(body.text()))
        .flatMap(Typesetter::withoutTerritory)
        .orElse(FALLBACK_LANGUAGE);
  }

  /// Language, and script where it is not the usual one: `en-GB` is `en`, `zh-TW` is `zh-Hant`.
  /// Chinese always says its script.
  private static Optional<String> withoutTerritory(String tag) {
    ULocale full = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag.replace('_', '-')));
    String language = full.getLanguage().equals("no") ? "nb" : full.getLanguage();
    if (language.isEmpty()) {
      return Optional.empty();
    }
    String usual = ULocale.addLikelySubtags(new ULocale(language)).getScript();
    boolean unusual = language.equals("zh") || !usual.equals(full.getScript());
    return Optional.of(unusual ? language + "-" + full.getScript() : language);
  }

  private @Nullable FeaturedImage image(Account account, Original original) {
    Account.Image image = account.image();
    if (image == null) {
      return null;
    }
    Picture picture =
        image.url() == null
            ? null
            : finder.find(image.url(), original).flatMap(pictures::keep).orElse(null);
    if (picture == null && image.caption() == null && image.credit() == null) {
      return null;
    }
    PictureCredit inFile = picture == null ? PictureCredit.NONE : picture.credit();
    return new FeaturedImage(
        picture,
        image.caption(),
        image.credit() == null ? inFile.line() : image.credit(),
        inFile.licence(),
        image.alt());
  }

  /// The address of the article at its origin, or of the page we read when that is on the web.
  private static @Nullable String originalUrl(Account account, Original original) {
    String atOrigin = account.origin() == null ? null : articleAddress(account.origin().url());
    if (atOrigin != null) {
      return atOrigin;
    }
    String canonical = articleAddress(account.canonical());
    return canonical != null || original.whole() != null || original.address() == null
        ? canonical
        : articleAddress(original.address().toString());
  }

  private static List<PlacedNote> notes(Account account, Original original) {
    List<PlacedNote> notes = new ArrayList<>();
    for (String note : account.notes()) {
      Body text =
          Body.sanitise(note.startsWith("<") ? note : "<p>" + note + "</p>", original.address());
      if (!text.isEmpty()) {
        notes.add(new PlacedNote(text, Note.Place.BELOW));
      }
    }
    return notes;
  }

  /// An address of one page, not of a whole site.
  private static @Nullable String articleAddress(@Nullable String url) {
    String address = webAddress(url);
    if (address == null) {
      return null;
    }
    String path = URI.create(address).getPath();
    return path == null || path.length() <= 1 ? null : address;
  }

  /// The front page of the site that an address belongs to.
  private static @Nullable String site(@Nullable String url) {
    String address = webAddress(url);
    if (address == null) {
      return null;
    }
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority() + "/";
  }

  private static @Nullable String webAddress(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      URI uri = URI.create(url.strip());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri.toString() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
