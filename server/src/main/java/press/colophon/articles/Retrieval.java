package press.colophon.articles;

import java.time.Instant;

/// One taking-in of an original.
///
/// @param from the address or the file name
/// @param method the reader that understood it, such as `text page` or `HTML page`
/// @param sha256 of the bytes we got, 64 lower-case hexadecimal digits
public record Retrieval(Instant at, String from, String method, String sha256) {}
