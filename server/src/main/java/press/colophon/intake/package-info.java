/// How an article comes in: an original (text of a page, HTML page) is decoded, read by a reader of
/// [press.colophon.intake.format] into an [Account], sanitised and stored as an Article with its
/// Provenance and Terms.
///
/// Nothing is lost on the way: every line of the original ends in the [Account] as body, as a named
/// field, as recognised furniture or as "not understood".
@NullMarked
package press.colophon.intake;

import org.jspecify.annotations.NullMarked;
