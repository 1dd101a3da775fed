package press.colophon.articles;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All that an original gives for an article: what intake hands to [Articles#receive].
///
/// @param originalUrl the address of the article at its origin
/// @param publishedAt the moment it bears, where only a day is known the start of that day in UTC
/// @param notes texts with their places, in order
/// @param identifiers what its source calls it: the guid of a feed's item, an Atom or NewsML id
public record Manuscript(
    String headline,
    @Nullable String standfirst,
    Body body,
    @Nullable FeaturedImage image,
    String language,
    LocalDate publishedOn,
    Instant publishedAt,
    @Nullable String bylines,
    List<Named> authors,
    List<String> regions,
    List<String> themes,
    @Nullable Named origin,
    @Nullable String originalUrl,
    @Nullable LocalDate originDate,
    @Nullable Named publisher,
    @Nullable LocalDate publisherDate,
    List<PlacedNote> notes,
    Retrieval retrieval,
    List<String> identifiers) {

  public Manuscript {
    if (headline.isBlank()) {
      throw new IllegalArgumentException("a manuscript needs a headline");
    }
    if (body.isEmpty()) {
      throw new IllegalArgumentException("a manuscript needs a body: " + headline);
    }
    authors = List.copyOf(authors);
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
    notes = List.copyOf(notes);
    identifiers = List.copyOf(identifiers);
  }

  /// A manuscript that its source calls nothing.
  public Manuscript(
      String headline,
      @Nullable String standfirst,
      Body body,
      @Nullable FeaturedImage image,
      String language,
      LocalDate publishedOn,
      Instant publishedAt,
      @Nullable String bylines,
      List<Named> authors,
      List<String> regions,
      List<String> themes,
      @Nullable Named origin,
      @Nullable String originalUrl,
      @Nullable LocalDate originDate,
      @Nullable Named publisher,
      @Nullable LocalDate publisherDate,
      List<PlacedNote> notes,
      Retrieval retrieval) {
    this(
        headline,
        standfirst,
        body,
        image,
        language,
        publishedOn,
        publishedAt,
        bylines,
        authors,
        regions,
        themes,
        origin,
        originalUrl,
        originDate,
        publisher,
        publisherDate,
        notes,
        retrieval,
        List.of());
  }

  /// The same, called by its source as given.
  public Manuscript withIdentifiers(List<String> ids) {
    return with(image, ids);
  }

  /// The same, with the picture of `revision` where this copy of it came without: a picture that
  /// could not be fetched this time is no change of the text.
  Manuscript withPictureOf(Revision revision) {
    FeaturedImage before = revision.image();
    if (image == null
        || image.picture() != null
        || before == null
        || before.picture() == null
        || !Objects.equals(image.caption(), before.caption())
        || !Objects.equals(image.credit(), before.credit())) {
      return this;
    }
    return with(before, identifiers);
  }

  private Manuscript with(@Nullable FeaturedImage featured, List<String> ids) {
    return new Manuscript(
        headline,
        standfirst,
        body,
        featured,
        language,
        publishedOn,
        publishedAt,
        bylines,
        authors,
        regions,
        themes,
        origin,
        originalUrl,
        originDate,
        publisher,
        publisherDate,
        notes,
        retrieval,
        ids);
  }

  /// A person or publication by name, with its address where known.
  public record Named(String name, @Nullable String url) {}

  /// A note's text and where it stands.
  public record PlacedNote(Body text, Note.Place place) {}
}
