package press.colophon.nmt.sentencepiece;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import press.colophon.nmt.ModelException;

/// Lays pieces out as a [Trie].
///
/// Most nodes have one child, and take the first free cell. A node with several tries the bases
/// that put its first child on one of the first free cells, or of those in the block of 256 cells
/// that was opened last; otherwise it opens a new one, where everything is free. So time and space
/// stay near the number of nodes.
final class TrieBuilder {
  private static final int BLOCK = 256;
  private static final int TRIES = 32;
  private static final int NONE = -1;

  /// Below so many pieces it is not worth counting their next bytes.
  private static final int FEW = 32;

  /// 64 MiB; a vocabulary of 32,000 pieces takes about 104,000.
  private static final int MAX_CELLS = 1 << 22;

  private final List<Piece> pieces;
  private final Function<String, ModelException> broken;

  /// The pieces as indices, in the end in the order of their bytes; and room for reordering.
  private final int[] order;

  private final int[] reordered;

  /// By byte: how many pieces it leads to, then where the next one of them goes.
  private final int[] counts = new int[BLOCK];

  private final BitSet taken = new BitSet();
  private int[] cells = new int[BLOCK * Trie.CELL];
  private int firstFree;

  /// The block opened last.
  private int lastBlock;

  private TrieBuilder(List<Piece> pieces, Function<String, ModelException> broken) {
    this.pieces = pieces;
    this.broken = broken;
    this.order = IntStream.range(0, pieces.size()).toArray();
    this.reordered = new int[pieces.size()];
  }

  /// Makes a trie; unused pieces are held against the others, but do not get into it.
  ///
  /// @param broken makes the error when there are too many pieces, or two are the same
  static Trie build(List<Piece> pieces, Function<String, ModelException> broken) {
    TrieBuilder builder = new TrieBuilder(pieces, broken);
    builder.taken.set(0, 2);
    builder.place(Trie.ROOT, 0, pieces.size(), 0);
    return new Trie(builder.trimmed());
  }

  /// Lays out what is below a node: the pieces from `begin` to `end`, whose first `depth` bytes
  /// led here. Goes as deep as pieces are long.
  private void place(int node, int begin, int end, int depth) {
    if (end - begin == 1) {
      placeAlone(node, pieces.get(order[begin]), depth);
      return;
    }
    int rest = begin + placeEnding(node, begin, end, depth);
    if (rest == end) {
      return;
    }
    int[] groups = group(rest, end, depth);
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

  /// Lays out what is left of a piece that shares it with no other.
  private void placeAlone(int node, Piece piece, int depth) {
    int last = node;
    for (int i = depth; i < piece.name().length; i++) {
      firstFree = taken.nextClearBit(firstFree);
      cells[last] = (firstFree ^ (piece.name()[i] & 0xFF)) * Trie.CELL;
      take(firstFree, last);
      last = firstFree * Trie.CELL;
    }
    put(piece, last);
  }

  private void put(Piece piece, int node) {
    cells[node + Trie.VALUE] = piece.type() == PieceType.UNUSED ? 0 : piece.id() + 1;
  }

  /// Puts the piece that ends at a node into it, and in front of the others.
  ///
  /// @return how many there are: 1 or 0
  private int placeEnding(int node, int begin, int end, int depth) {
    int found = 0;
    for (int i = begin; i < end; i++) {
      Piece piece = pieces.get(order[i]);
      if (piece.name().length == depth) {
        if (found == 1) {
          int other = pieces.get(order[begin]).id();
          throw broken.apply("the pieces " + other + " and " + piece.id() + " are the same");
        }
        found = 1;
        put(piece, node);
        swap(begin, i);
      }
    }
    return found;
  }

  private void swap(int one, int other) {
    int index = order[one];
    order[one] = order[other];
    order[other] = index;
  }

  /// Orders pieces by their next byte.
  ///
  /// @return where the pieces of each child begin, and where the last ones' end
  private int[] group(int begin, int end, int depth) {
    if (end - begin < FEW) {
      insertInOrder(begin, end, depth);
    } else {
      countInOrder(begin, end, depth);
    }
    int[] starts = new int[Math.min(end - begin, BLOCK) + 1];
    int groups = 0;
    for (int i = begin; i < end; i++) {
      if (i == begin || label(i, depth) != label(i - 1, depth)) {
        starts[groups++] = i;
      }
    }
    starts[groups++] = end;
    return Arrays.copyOf(starts, groups);
  }

  private void insertInOrder(int begin, int end, int depth) {
    for (int i = begin + 1; i < end; i++) {
      for (int k = i; k > begin && label(k, depth) < label(k - 1, depth); k--) {
        swap(k, k - 1);
      }
    }
  }

  private void countInOrder(int begin, int end, int depth) {
    Arrays.fill(counts, 0);
    for (int i = begin; i < end; i++) {
      counts[label(i, depth)]++;
    }
    int next = begin;
    for (int label = 0; label < BLOCK; label++) {
      int count = counts[label];
      counts[label] = next;
      next += count;
    }
    for (int i = begin; i < end; i++) {
      reordered[counts[label(i, depth)]++] = order[i];
    }
    System.arraycopy(reordered, begin, order, begin, end - begin);
  }

  private int base(int[] groups, int depth) {
    firstFree = taken.nextClearBit(firstFree);
    int base = baseFrom(firstFree, groups, depth);
    if (base == NONE) {
      base = baseFrom(taken.nextClearBit(lastBlock), groups, depth);
    }
    if (base == NONE) {
      lastBlock = (taken.length() + BLOCK - 1) / BLOCK * BLOCK;
      base = lastBlock;
    }
    return base;
  }

  private int baseFrom(int begin, int[] groups, int depth) {
    int firstLabel = label(groups[0], depth);
    int free = begin;
    for (int tries = 0; tries < TRIES; tries++) {
      if (fits(free ^ firstLabel, groups, depth)) {
        return free ^ firstLabel;
      }
      free = taken.nextClearBit(free + 1);
    }
    return NONE;
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

  private int label(int place, int depth) {
    return pieces.get(order[place]).name()[depth] & 0xFF;
  }

  private int[] trimmed() {
    return Arrays.copyOf(cells, (taken.length() + BLOCK - 1) / BLOCK * BLOCK * Trie.CELL);
  }
}
