package press.colophon.nmt.sentencepiece;

/// Finds the pieces that begin at a place of a text, byte by byte: a double array [1]. Immutable.
///
/// A node is a cell. The child of a node by a byte stands at `base ^ byte`, if the cell there
/// names the node as its parent; so a step costs one look into memory. [TrieBuilder] finds bases
/// such that children of different nodes do not meet.
///
/// [1] J. Aoe: An Efficient Digital Search Algorithm by Using a Double-Array Structure. IEEE
/// Transactions on Software Engineering 15 (1989).
final class Trie {
  /// Ints of a cell: where its children are, its parent, the id of its piece plus one, nothing. So
  /// a cell never lies across two cache lines. Nodes are named by where their cells begin.
  static final int CELL = 4;

  static final int PARENT = 1;
  static final int VALUE = 2;

  /// The node of the empty text. Cell 0 is left out: who names it as parent is no one's child.
  static final int ROOT = CELL;

  /// What [#next] says when there is no such node.
  static final int NONE = 0;

  private final int[] cells;

  /// @param cells as described above; kept, not copied
  Trie(int[] cells) {
    this.cells = cells;
  }

  /// The node one byte further, or [#NONE].
  int next(int node, byte label) {
    int child = cells[node] ^ (label & 0xFF) * CELL;
    return cells[child + PARENT] == node ? child : NONE;
  }

  /// The id of the piece that ends at a node, or -1.
  int id(int node) {
    return cells[node + VALUE] - 1;
  }

  /// Bytes of the longest piece that begins at a place, 0 if none does.
  int longest(byte[] text, int at, int end) {
    int length = 0;
    int node = ROOT;
    for (int i = at; i < end; i++) {
      node = next(node, text[i]);
      if (node == NONE) {
        break;
      }
      if (id(node) >= 0) {
        length = i + 1 - at;
      }
    }
    return length;
  }
}
