package press.colophon.extract;

/// What came of reading a page.
public sealed interface Extraction permits ExtractedArticle, NoArticle {}
