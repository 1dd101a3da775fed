package press.colophon.newsroom;

import java.util.List;
import press.colophon.articles.Article;
import press.colophon.rights.requests.Ask;

/// One of our letters to a source.
public record AskView(Ask ask, List<Article> articles) {
  public AskView {
    articles = List.copyOf(articles);
  }
}
