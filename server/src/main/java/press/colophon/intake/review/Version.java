package press.colophon.intake.review;

import press.colophon.articles.Article;
import press.colophon.rights.Terms;

/// An article with its terms as they are at one time.
public record Version(Article article, Terms terms) {}
