package press.colophon.rights;

import java.time.Instant;

/// How the page that states a publication's terms changed, until a person has read it. Immutable.
///
/// @param terms what it says now
/// @param before its text as a person read it last, or as it was first
/// @param after its text now
/// @param madeAt when it was found
public record TermsChange(
    long id, long publication, Terms terms, String before, String after, Instant madeAt) {}
