package press.colophon.intake.review;

import press.colophon.articles.Article;
import press.colophon.rights.Rights;
import press.colophon.rights.Terms;

/// An article as it is at one time, with the terms it came with and the rights that follow.
public record Version(Article article, Terms terms, Rights rights) {}
