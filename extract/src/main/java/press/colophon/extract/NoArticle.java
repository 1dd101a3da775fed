package press.colophon.extract;

/// The page holds no article.
///
/// @param reason a sentence for a person
public record NoArticle(String reason) implements Extraction {}
