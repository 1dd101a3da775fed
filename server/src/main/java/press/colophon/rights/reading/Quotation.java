package press.colophon.rights.reading;

/// Words of a text, exactly as they stand there. Immutable.
///
/// @param text the words
/// @param offset where they begin, in characters (UTF-16) of the text that was read
public record Quotation(String text, int offset) {}
