package press.colophon.taxonomy;

/// A subject an article is about.
public record Theme(long id, String name, Slug slug) {}
