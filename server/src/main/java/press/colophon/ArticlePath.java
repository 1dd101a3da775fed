package press.colophon;

import java.net.URI;
import java.util.Optional;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;

/// An article as a person names it: by its path or address, as copied from a browser, or by its
/// number.
final class ArticlePath {
  private ArticlePath() {}

  /// The article of this name.
  static Optional<Article> find(Articles articles, String typed) {
    return typed.matches("[0-9]{1,18}")
        ? articles.find(new ArticleId(Long.parseLong(typed)))
        : articles.findByPath(of(typed));
  }

  /// The path alone: of an address without the host, of a path without its slashes.
  static String of(String typed) {
    String path = typed.contains("://") ? afterHost(typed) : typed;
    return path.replaceAll("^/+|/+$", "");
  }

  private static String afterHost(String address) {
    try {
      return String.valueOf(URI.create(address).getPath());
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
