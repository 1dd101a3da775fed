package press.colophon.rights;

/// One thing that can be done with an article.
public enum Use {
  REPRINT,
  TRANSLATE,
  COMMERCIAL
}
