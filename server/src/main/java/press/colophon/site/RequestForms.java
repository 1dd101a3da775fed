package press.colophon.site;

import press.colophon.platform.http.RateLimit;
import press.colophon.rights.requests.Requests;
import press.colophon.rights.requests.Tombstones;

/// What readers ask by forms, and what became of articles that were taken back for it.
///
/// @param sent how often a reader may send a form
public record RequestForms(Requests requests, Tombstones tombstones, RateLimit sent) {}
