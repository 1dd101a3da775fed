package press.colophon.nmt;

/// Words of a translation that follow each other, by their numbers.
record Run(int begin, int end) {
  static final Run NONE = new Run(0, 0);

  boolean isEmpty() {
    return begin >= end;
  }

  int size() {
    return end - begin;
  }
}
