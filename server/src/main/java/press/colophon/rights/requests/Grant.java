package press.colophon.rights.requests;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.platform.mail.EmailAddress;

/// A permission that we gave to somebody for one article, beyond its terms. Immutable.
///
/// @param to whom, in one line
/// @param until the last day on which it holds
/// @param evidence the correspondence
public record Grant(
    long number,
    long request,
    ArticleId article,
    RequestKind kind,
    String to,
    EmailAddress email,
    @Nullable LocalDate until,
    String evidence,
    String by,
    Instant at,
    @Nullable Instant revokedAt) {}
