package press.colophon.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an original says around its article: the entry of a feed, the header of an agency's file,
/// the row of an export. Immutable; [#NONE] for a page that is only itself.
///
/// @param identifiers by which the sender knows the article, the most lasting first: `guid`,
///     `atom:id`, `urn:newsml:...`
/// @param version as the sender counts, such as `3`
/// @param excerpt whether the body is only a beginning or a summary of the article
/// @param embargoedUntil before which it must not be published
/// @param paywalled whether the page says that not everybody may read it
/// @param rights every element that speaks of rights, as found; none is dropped
/// @param images further pictures beside the featured one
/// @param hops through whose hands it came, the first first
/// @param places named or measured
/// @param subjects codes of a published vocabulary: `medtop:04000000`, `subj:11001000`
/// @param status the publisher's own word for where it stands: `usable`, `draft`, `update`
public record Envelope(
    List<String> identifiers,
    @Nullable String version,
    boolean excerpt,
    @Nullable Instant embargoedUntil,
    @Nullable Boolean paywalled,
    List<RightsStatement> rights,
    List<Account.Image> images,
    List<Hop> hops,
    List<Place> places,
    List<String> subjects,
    @Nullable String status) {

  /// An original without an envelope.
  public static final Envelope NONE =
      new Envelope(
          List.of(), null, false, null, null, List.of(), List.of(), List.of(), List.of(), List.of(),
          null);

  public Envelope {
    identifiers = List.copyOf(identifiers);
    rights = List.copyOf(rights);
    images = List.copyOf(images);
    hops = List.copyOf(hops);
    places = List.copyOf(places);
    subjects = List.copyOf(subjects);
  }

  /// An element that speaks of rights, in its own words.
  ///
  /// @param element its name in the format: `dc:rights`, `creativeCommons:license`, `usageTerms`
  /// @param words the text of the element
  /// @param address what it links to
  public record RightsStatement(String element, @Nullable String words, @Nullable String address) {}

  /// One step on the way to us.
  ///
  /// @param action what was done there: `created`, `republished`
  public record Hop(String name, @Nullable String action, @Nullable Instant at) {}

  /// A place that the article is about or was written at.
  public record Place(
      @Nullable String name, @Nullable Double latitude, @Nullable Double longitude) {}
}
