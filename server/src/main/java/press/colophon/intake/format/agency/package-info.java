/// How agencies send news: ninjs, NewsML-G2 and NITF. What is around the article (identifiers,
/// embargo, rights, subjects, the hands it went through) becomes its
/// [press.colophon.intake.Envelope]; each format's table is in `docs/intake.md`.
@NullMarked
package press.colophon.intake.format.agency;

import org.jspecify.annotations.NullMarked;
