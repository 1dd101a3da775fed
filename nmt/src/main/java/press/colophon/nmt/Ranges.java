package press.colophon.nmt;

import java.util.Arrays;

/// Ranges of a text in its order, such as its words or a model's tokens.
final class Ranges {
  private final int[] begins;
  private final int[] ends;

  /// @param begins of each one's first char, not decreasing
  /// @param ends after its last, not decreasing
  Ranges(int[] begins, int[] ends) {
    this.begins = begins;
    this.ends = ends;
  }

  int size() {
    return begins.length;
  }

  int begin(int index) {
    return begins[index];
  }

  int end(int index) {
    return ends[index];
  }

  TextRange get(int index) {
    return new TextRange(begins[index], ends[index]);
  }

  /// The first that ends behind a char: the one it is in, or else the next.
  int firstBehind(int position) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The first that begins at a char or behind it; none of them may be empty.
  int firstFrom(int position) {
    int at = Arrays.binarySearch(begins, position);
    return at >= 0 ? at : -at - 1;
  }
}
