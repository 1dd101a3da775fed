package press.colophon.nmt.sentencepiece;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import press.colophon.nmt.ModelException;

/// Lays pieces out as a [Trie].
///
/// Most nodes have one child, and take the first free cell. A node with several tries the bases
/// that put its first child on one of the first free cells, and otherwise opens a new block of 256
/// cells, where everything is free. So time and space stay near the number of nodes.
final class TrieBuilder {
  private static final int BLOCK = 256;
  private static final int TRIES = 256;

  /// 64 MiB; a vocabulary of 32,000 pieces takes about 150,000 cells.
  private static final int MAX_CELLS = 1 << 22;

  private final List<Piece> pieces;
  private final Function<String, ModelException> broken;
  private final BitSet taken = new BitSet();
  private int[] cells = new int[BLOCK * Trie.CELL];
  private int firstFree;

  private TrieBuilder(List<Piece> pieces, Function<String, ModelException> broken) {
    this.pieces = pieces;
    this.broken = broken;
  }

  /// @param pieces sorted by their bytes as numbers, all different
  /// @param broken makes the error when there are too many
  static Trie build(List<Piece> pieces, Function<String, ModelException> broken) {
    TrieBuilder builder = new TrieBuilder(pieces, broken);
    builder.taken.set(0, 2);
    builder.place(Trie.ROOT, 0, pieces.size(), 0);
    return new Trie(builder.trimmed());
  }

  /// Lays out what is below a node: the pieces from `begin` to `end`, whose first `depth` bytes
  /// led here. Goes as deep as pieces are long.
  private void place(int node, int begin, int end, int depth) {
    int first = begin;
    if (first < end && pieces.get(first).name().length == depth) {
      cells[node + Trie.VALUE] = pieces.get(first).id() + 1;
      first++;
    }
    if (first == end) {
      return;
    }
    int[] groups = groups(first, end, depth);
    int base = base(groups, depth);
    cells[node] = base * Trie.CELL;
    for (int g = 0; g + 1 < groups.length; g++) {
      take(base ^ label(groups[g], depth), node);
    }
    for (int g = 0; g + 1 < groups.length; g++) {
      int child = (base ^ label(groups[g], depth)) * Trie.CELL;
      place(child, groups[g], groups[g + 1], depth + 1);
    }
  }

  /// Where the pieces of each child begin, and where the last ones' end.
  private int[] groups(int begin, int end, int depth) {
    int[] starts = new int[Math.min(end - begin, BLOCK) + 1];
    int count = 0;
    for (int i = begin; i < end; i++) {
      if (i == begin || label(i, depth) != label(i - 1, depth)) {
        starts[count++] = i;
      }
    }
    starts[count++] = end;
    return Arrays.copyOf(starts, count);
  }

  private int base(int[] groups, int depth) {
    int firstLabel = label(groups[0], depth);
    firstFree = taken.nextClearBit(firstFree);
    int free = firstFree;
    for (int tries = 0; tries < TRIES; tries++) {
      if (fits(free ^ firstLabel, groups, depth)) {
        return free ^ firstLabel;
      }
      free = taken.nextClearBit(free + 1);
    }
    return (taken.length() + BLOCK - 1) / BLOCK * BLOCK;
  }

  private boolean fits(int base, int[] groups, int depth) {
    for (int g = 0; g + 1 < groups.length; g++) {
      if (taken.get(base ^ label(groups[g], depth))) {
        return false;
      }
    }
    return true;
  }

  private void take(int cell, int parent) {
    if (cell >= MAX_CELLS) {
      throw broken.apply("the pieces differ so much that they take over " + MAX_CELLS + " cells");
    }
    int blockEnd = (cell / BLOCK + 1) * BLOCK * Trie.CELL;
    if (blockEnd > cells.length) {
      cells = Arrays.copyOf(cells, Math.max(blockEnd, 2 * cells.length));
    }
    taken.set(cell);
    cells[cell * Trie.CELL + Trie.PARENT] = parent;
  }

  private int label(int piece, int depth) {
    return pieces.get(piece).name()[depth] & 0xFF;
  }

  private int[] trimmed() {
    return Arrays.copyOf(cells, (taken.length() + BLOCK - 1) / BLOCK * BLOCK * Trie.CELL);
  }
}
