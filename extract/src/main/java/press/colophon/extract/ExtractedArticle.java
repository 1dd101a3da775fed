package press.colophon.extract;

import java.time.Year;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One article as its page states and shows it. Immutable; lists and maps are never null.
///
/// Texts are plain, with one blank between words; addresses are absolute. The body and the notes
/// are HTML of a small allow-list, without anything that runs; whoever stores them still sanitises.
///
/// @param headline the headline the reader sees
/// @param standfirst the summary below the headline or for search engines
/// @param byline the line that names the authors as printed, without "By"
/// @param authors the authors one by one
/// @param published first publication
/// @param modified last change, where it is not the publication itself
/// @param language BCP 47 tag
/// @param canonical the address the page calls its own
/// @param sections the departments the publisher files the article under
/// @param tags the publisher's keywords
/// @param regions values of a line labelled "Region"
/// @param themes values of a line labelled "Theme"
/// @param licence the terms the text is under, in the page's own words and as an address
/// @param original where the article first appeared, when the page says it is a republication
/// @param access who may read the whole text, where the page says so
/// @param body one semantic HTML block each, in reading order
/// @param notes notes to readers, one HTML block each
/// @param furniture what was recognised as the site's and left out
/// @param notUnderstood lines that are neither body, field nor recognised furniture
/// @param evidence where each field was found and how far that is to be trusted, by the name of the
///     component: `headline -> h1, 0.99`
public record ExtractedArticle(
    @Nullable String headline,
    @Nullable String standfirst,
    @Nullable String byline,
    List<Author> authors,
    @Nullable PublicationDate published,
    @Nullable PublicationDate modified,
    @Nullable String siteName,
    @Nullable String language,
    Direction direction,
    @Nullable String canonical,
    @Nullable Picture picture,
    List<String> sections,
    List<String> tags,
    List<String> regions,
    List<String> themes,
    @Nullable Licence licence,
    @Nullable Original original,
    @Nullable Copyright copyright,
    @Nullable Access access,
    List<String> body,
    List<String> notes,
    List<Furniture> furniture,
    List<String> notUnderstood,
    Map<String, Finding> evidence)
    implements Extraction {

  public ExtractedArticle {
    authors = List.copyOf(authors);
    sections = List.copyOf(sections);
    tags = List.copyOf(tags);
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
    body = List.copyOf(body);
    notes = List.copyOf(notes);
    furniture = List.copyOf(furniture);
    notUnderstood = List.copyOf(notUnderstood);
    evidence = Map.copyOf(evidence);
  }

  /// A person or group that wrote the article, with their page where it is linked.
  public record Author(String name, @Nullable String url) {}

  /// The lead picture. A field the page does not state is absent.
  ///
  /// @param licence in the page's words or as an address
  public record Picture(
      @Nullable String url,
      @Nullable String caption,
      @Nullable String credit,
      @Nullable String licence,
      @Nullable String alt) {}

  /// A licence as found.
  ///
  /// @param address the licence's own address, such as
  ///     `https://creativecommons.org/licenses/by-nd/4.0/`
  /// @param words the sentence or label that states it
  /// @param name its short name where it is known by one: `CC BY-NC-SA 4.0`
  /// @param usageInfo where the publisher explains what others may do, or sells permission
  public record Licence(
      @Nullable String address,
      @Nullable String words,
      @Nullable String name,
      @Nullable String usageInfo) {}

  /// The first publication of the article.
  public record Original(
      @Nullable String name, @Nullable String url, @Nullable PublicationDate published) {}

  /// Who holds the copyright, and the line that says so as printed.
  public record Copyright(@Nullable String holder, @Nullable Year year, String notice) {}

  /// Who may read the whole text.
  public enum Access {
    FREE,
    /// Everyone, a number of times.
    METERED,
    PAID
  }

  /// How a field was found.
  ///
  /// @param from the kind of markup first, then its name: `json-ld datePublished`, `h1`
  /// @param confidence 0 to 1: the share of development pages on which a field found this way was
  ///     right, or a judgement where too few of them have it; see `docs/extract.md`
  public record Finding(String from, double confidence) {
    public Finding {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("a confidence is between 0 and 1, not " + confidence);
      }
    }
  }

  /// A part of the page that belongs to the site and not to the article; long texts are cut.
  public record Furniture(Kind kind, String text) {}

  /// What a piece of furniture is for.
  public enum Kind {
    SHARE,
    FOLLOW,
    NEWSLETTER,
    COMMENTS,
    RELATED,
    NAVIGATION,
    ADVERTISEMENT,
    MEMBERSHIP,
    DONATE,
    COOKIES,
    AUTHOR,
    CAPTION,
    TAGS,
    TRANSLATE,
    PRINT,
    /// A further copyright notice beside the article's own.
    COPYRIGHT,
    /// How others may use the article.
    PERMISSION,
    /// Who answers for what the article says.
    DISCLAIMER,
    /// Why the site may show what others hold the rights in.
    FAIR_USE,
    /// Whom to ask.
    CONTACT,
    OTHER
  }

  /// Which way the text runs.
  public enum Direction {
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT
  }
}
