package press.colophon.articles;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Manuscript.Named;
import press.colophon.taxonomy.Slug;

/// Which of two copies of a text is the origin's: what the texts themselves say comes first (a
/// statement of origin, an agency's name in byline, dateline or last line, the address of the
/// original), then time (the earlier one, where it is no shorter).
final class Originality {
  /// Clocks of sites differ, and an agency's customers publish within minutes.
  private static final Duration CLEARLY = Duration.ofHours(1);

  /// Of the length of the other text.
  private static final double AS_FULL = 0.95;

  /// Where a text's dateline stands, and where its last line, in characters.
  private static final int BEGINNING = 120;

  private static final int END = 240;

  private final Article article;
  private final Manuscript newcomer;

  Originality(Article article, Manuscript newcomer) {
    this.article = article;
    this.newcomer = newcomer;
  }

  /// Whether the newcomer is from the origin of the article, which we have from another.
  boolean isNewcomersOwn() {
    Named publisher = newcomer.publisher();
    if (publisher == null || creditsAnother(newcomer)) {
      return false;
    }
    Publication origin = article.provenance().origin();
    if (origin != null) {
      return origin.slug().equals(Slug.of(publisher.name()));
    }
    return isNamedInArticle(publisher.name()) || isAtItsSite() || isEarlierAndFull();
  }

  /// Whom the copies call the origin of an article that named none so far.
  Optional<Named> named() {
    if (article.provenance().origin() != null) {
      return Optional.empty();
    }
    if (creditsAnother(newcomer)) {
      return Optional.ofNullable(newcomer.origin());
    }
    return agency(newcomer.bylines(), newcomer.body().text())
        .or(() -> agency(article.provenance().bylines(), article.revision().body().text()))
        .filter(name -> !isPublisher(name))
        .map(name -> new Named(name, null));
  }

  /// Whether a manuscript says that another publication than its own is the origin.
  static boolean creditsAnother(Manuscript m) {
    return m.origin() != null
        && (m.publisher() == null
            || !Slug.of(m.origin().name()).equals(Slug.of(m.publisher().name())));
  }

  private boolean isPublisher(String agency) {
    Publication publisher = article.provenance().publisher();
    return publisher != null && publisher.slug().equals(Slug.of(agency));
  }

  private boolean isNamedInArticle(String name) {
    String text = article.revision().body().text();
    String bylines = article.provenance().bylines();
    Optional<String> agency = agency(bylines, text);
    return (agency.isPresent() && agency.equals(Agency.called(name)))
        || isCredited(name, bylines)
        || isCredited(name, end(text));
  }

  /// A whole name in a line that gives credit; one in the midst of a sentence may be a subject.
  private static boolean isCredited(String name, @Nullable String line) {
    return line != null
        && name.length() > 2
        && Pattern.compile(
                "(?iu)(^|source:?|via|©|copyright|published (by|in|on|at)|courtesy of|/|\\()"
                    + "\\W{0,3}(the )?"
                    + Pattern.quote(name)
                    + "(?!\\w)")
            .matcher(line)
            .find();
  }

  private boolean isAtItsSite() {
    String host = Identifiers.host(article.provenance().originalUrl());
    String page = Identifiers.host(article.provenance().retrieval().from());
    return host != null && !host.equals(page) && host.equals(site());
  }

  private @Nullable String site() {
    String from = Identifiers.host(newcomer.retrieval().from());
    return from != null ? from : Identifiers.host(newcomer.originalUrl());
  }

  private boolean isEarlierAndFull() {
    String text = newcomer.body().text();
    return article.provenance().publisher() != null
        && isClearlyEarlier()
        && text.length() >= AS_FULL * article.revision().body().text().length()
        && agency(newcomer.bylines(), text).isEmpty();
  }

  /// Where one of them bears a day only, which stands for its beginning, days are compared.
  private boolean isClearlyEarlier() {
    if (isDayOnly(newcomer.publishedAt()) || isDayOnly(article.publishedAt())) {
      return newcomer.publishedOn().isBefore(article.publishedOn());
    }
    return newcomer.publishedAt().plus(CLEARLY).isBefore(article.publishedAt());
  }

  private static boolean isDayOnly(Instant moment) {
    return moment.equals(moment.truncatedTo(ChronoUnit.DAYS));
  }

  private static Optional<String> agency(@Nullable String bylines, String text) {
    String beginning = text.substring(0, Math.min(BEGINNING, text.length()));
    return Agency.signing(bylines, beginning, end(text));
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - END));
  }
}
