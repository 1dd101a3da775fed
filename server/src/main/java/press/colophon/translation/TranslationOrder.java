package press.colophon.translation;

/// The order to translate one revision into one language.
public record TranslationOrder(long articleId, long revisionId, String language) {}
