/// Evidence: every original as it came, kept so that anybody can be shown later what was sent and
/// when. [press.colophon.intake.evidence.Evidence] keeps and finds; what was exchanged with a site
/// becomes a request and a response of a web archive (WARC 1.1), a file a resource, an entry of a
/// feed a conversion of the response that carried it.
///
/// It is private: no route serves it. See `docs/evidence.md`.
@NullMarked
package press.colophon.intake.evidence;

import org.jspecify.annotations.NullMarked;
