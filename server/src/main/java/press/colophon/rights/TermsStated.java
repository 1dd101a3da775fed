package press.colophon.rights;

/// The order to look at the pages on which publications state their terms: one was named, or the
/// time has come. What is to be done stands in the tables.
public record TermsStated() {}
