package press.colophon.articles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Someone who published an article: the same wire story from three partners is one article with
/// three witnesses.
///
/// @param publication who, where the copy says so
/// @param address of the copy on the web, where it came from there
/// @param publishedAt the moment the copy bears
/// @param firstSeen when it first came to us
/// @param headline as this witness had it
public record Witness(
    @Nullable Publication publication,
    @Nullable String address,
    Instant publishedAt,
    Instant firstSeen,
    String headline) {}
