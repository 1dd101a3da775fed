package press.colophon.rights.reading;

/// A sentence, an item of a list or a line: words `from` to `to`, without the last.
///
/// @param from index of its first token
/// @param to index behind its last
/// @param item whether it is an item of a list
record Sentence(int from, int to, boolean item) {
  int length() {
    return to - from;
  }
}
