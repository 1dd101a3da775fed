package press.colophon.articles;

/// Names one article for ever.
public record ArticleId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
