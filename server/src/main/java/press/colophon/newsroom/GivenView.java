package press.colophon.newsroom;

import press.colophon.rights.requests.Grant;

/// A permission that we gave, with the headline of its article.
public record GivenView(Grant grant, String headline) {}
