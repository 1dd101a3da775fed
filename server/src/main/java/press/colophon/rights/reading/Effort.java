package press.colophon.rights.reading;

/// How much work a reading was, in steps: a phrase tried, a mark looked at. Steps grow with the
/// text and with nothing else, so that no text costs more than its length. Not thread-safe.
final class Effort {
  private long steps;

  void spend(int more) {
    steps += more;
  }

  long steps() {
    return steps;
  }
}
