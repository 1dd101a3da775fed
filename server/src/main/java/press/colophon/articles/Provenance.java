package press.colophon.articles;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where an article comes from.
///
/// @param origin where it first appeared
/// @param originalUrl its address there
/// @param originDate when it appeared there
/// @param publisher whose page we took it from
/// @param publisherDate when it appeared on that page
/// @param bylines the authors as printed
/// @param retrieval when, from where and how the current revision came to us
public record Provenance(
    @Nullable Publication origin,
    @Nullable String originalUrl,
    @Nullable LocalDate originDate,
    @Nullable Publication publisher,
    @Nullable LocalDate publisherDate,
    @Nullable String bylines,
    Retrieval retrieval) {

  /// Whom to credit first: the origin, or the publisher where no other origin is known.
  public @Nullable Publication credited() {
    return origin != null ? origin : publisher;
  }

  /// When the credited publication printed it, as far as it is known: the date of a page that
  /// republished it says nothing of the origin.
  public @Nullable LocalDate creditedDate() {
    return origin != null ? originDate : publisherDate;
  }
}
