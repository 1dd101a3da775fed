package press.colophon.articles;

/// News for the other capabilities: readers can see this revision of this article.
public record ArticlePublished(long articleId, long revisionId) {}
