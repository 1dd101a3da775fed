package press.colophon.taxonomy;

/// A part of the world an article is about.
public record Region(long id, String name, Slug slug) {}
