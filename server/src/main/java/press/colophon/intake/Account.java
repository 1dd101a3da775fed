package press.colophon.intake;

import java.time.Year;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;

/// What was understood of one original: each of its lines is here as body, as a named field, as
/// furniture or as not understood.
///
/// Immutable; lists are never null. The HTML is as read, not yet sanitised.
///
/// @param bylines the authors as printed, without "By"
/// @param authors the authors one by one
/// @param publisher who published the page we hold
/// @param published when the publisher published it
/// @param origin where the article first appeared, when the page says so
/// @param licence the licence in the page's own words or as an address
/// @param body one semantic HTML block each, in reading order
/// @param notes notes to readers, one HTML block or plain text each
/// @param language BCP 47 tag
/// @param envelope what a feed's entry or an agency's header says around the article
/// @param findings where fields were found and how surely, by the name of the field in
///     `docs/intake.md`
public record Account(
    @Nullable String headline,
    @Nullable String standfirst,
    @Nullable String bylines,
    List<Name> authors,
    @Nullable Name publisher,
    @Nullable PublicationDate published,
    @Nullable Origin origin,
    List<String> regions,
    List<String> themes,
    @Nullable Image image,
    @Nullable Copyright copyright,
    @Nullable String licence,
    @Nullable String siteName,
    @Nullable String language,
    @Nullable String canonical,
    @Nullable PublicationDate modified,
    List<String> body,
    List<String> notes,
    List<Furniture> furniture,
    List<String> notUnderstood,
    Envelope envelope,
    Map<String, Finding> findings) {

  public Account {
    authors = List.copyOf(authors);
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
    body = List.copyOf(body);
    notes = List.copyOf(notes);
    furniture = List.copyOf(furniture);
    notUnderstood = List.copyOf(notUnderstood);
    findings = Map.copyOf(findings);
  }

  /// An account of a page, which came in no envelope.
  public Account(
      @Nullable String headline,
      @Nullable String standfirst,
      @Nullable String bylines,
      List<Name> authors,
      @Nullable Name publisher,
      @Nullable PublicationDate published,
      @Nullable Origin origin,
      List<String> regions,
      List<String> themes,
      @Nullable Image image,
      @Nullable Copyright copyright,
      @Nullable String licence,
      @Nullable String siteName,
      @Nullable String language,
      @Nullable String canonical,
      @Nullable PublicationDate modified,
      List<String> body,
      List<String> notes,
      List<Furniture> furniture,
      List<String> notUnderstood) {
    this(
        headline,
        standfirst,
        bylines,
        authors,
        publisher,
        published,
        origin,
        regions,
        themes,
        image,
        copyright,
        licence,
        siteName,
        language,
        canonical,
        modified,
        body,
        notes,
        furniture,
        notUnderstood,
        Envelope.NONE,
        Map.of());
  }

  /// A person or a publication, with its address where the page links it.
  public record Name(String name, @Nullable String url) {}

  /// The first publication of the article.
  public record Origin(String name, @Nullable String url, @Nullable PublicationDate published) {}

  /// The featured image; an image whose address is unknown still has its caption and credit.
  ///
  /// @param alt what the picture shows, for those who cannot see it
  /// @param licence in the original's own words or as an address
  public record Image(
      @Nullable String caption,
      @Nullable String credit,
      @Nullable String url,
      @Nullable String alt,
      @Nullable String licence) {

    /// An image whose page says nothing of what it shows.
    public Image(@Nullable String caption, @Nullable String credit, @Nullable String url) {
      this(caption, credit, url, null, null);
    }
  }

  /// Where a field was found, and how surely.
  ///
  /// @param from such as `h1`, `json-ld datePublished`, `dc:rights`
  /// @param confidence 0 to 1
  public record Finding(String from, double confidence) {}

  /// Who holds the copyright, and the line that says so as printed in `notice`.
  public record Copyright(@Nullable String holder, @Nullable Year year, String notice) {}

  /// A line that belongs to the site and not to the article.
  public record Furniture(Kind kind, String text) {}

  /// What a piece of furniture is for.
  public enum Kind {
    /// Name, motto or section of the site that carries the page.
    MASTHEAD,
    TRANSLATE,
    NEWSLETTER,
    FOLLOW,
    SHARE,
    COMMENT,
    MEMBERSHIP,
    DONATE,
    ARTICLES_BY,
    /// Who the author is.
    BIOGRAPHY,
    DISCLAIMER,
    /// How others may use the article, in the page's own words.
    PERMISSION,
    FAIR_USE,
    /// A further copyright notice beside the one in [Account#copyright].
    COPYRIGHT,
    CONTACT,
    NAVIGATION,
    RELATED,
    /// What is said of a picture that is not the featured one.
    CAPTION,
    /// A field printed a second time.
    REPEATED,
    PRINT,
    COOKIES,
    ADVERTISEMENT,
    /// A picture nobody sees, by which the sender counts readers; its terms may ask for it.
    COUNTER,
    SEPARATOR
  }
}
