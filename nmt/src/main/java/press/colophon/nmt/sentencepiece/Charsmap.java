package press.colophon.nmt.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;
import press.colophon.nmt.ModelException;

/// Rules that replace characters by others, such as full-width letters by common ones: a trie as
/// the Darts-clone library writes it [1], and the replacements, each ended by a zero byte.
/// Immutable.
///
/// The trie is a double array of 32-bit units. A unit holds the byte that leads to it (bits 0 to
/// 7), whether a rule ends here (bit 8) and how far away its children are (bits 10 to 30, times
/// 256 if bit 9 is set). The child by a byte stands at `base ^ byte`; the value of a rule stands
/// at `base`, marked by bit 31, and is where its replacement begins.
///
/// All that a text can reach is walked once when the rules are read, so that using them needs no
/// checks and takes a bounded time per character.
///
/// [1] S. Yata: Darts-clone, <https://github.com/s-yata/darts-clone>
final class Charsmap {
  /// Bytes of a rule and of a replacement; the longest of Unicode's NFKC have 18 and 33.
  private static final int MAX_RULE_BYTES = 255;

  private static final int MAX_UNITS = 1 << 20;
  private static final int BLOCK = 256;

  private final Function<String, ModelException> broken;
  private final int[] units;

  /// All replacements; [#end] finds where one ends.
  private final byte[] replacements;

  /// @param blob of the file; empty for no rules
  /// @param broken makes the error when it is not sound
  Charsmap(byte[] blob, Function<String, ModelException> broken) {
    this.broken = broken;
    int trieBytes = blob.length == 0 ? 0 : trieBytes(blob);
    units = new int[trieBytes / Integer.BYTES];
    replacements = new byte[Math.max(0, blob.length - Integer.BYTES - trieBytes)];
    if (blob.length > 0) {
      ByteBuffer bytes = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(Integer.BYTES).asIntBuffer().get(units);
      bytes.position(Integer.BYTES + trieBytes).get(replacements);
      new Walk().measure(0, 0);
    }
  }

  /// Finds the longest rule for what stands at a place.
  ///
  /// @return its length shifted left by 32, plus where its replacement begins; 0 if there is none
  long longest(byte[] text, int at, int end) {
    if (units.length == 0) {
      return 0;
    }
    long found = 0;
    int base = base(0);
    for (int i = at; i < end; i++) {
      int unit = base ^ (text[i] & 0xFF);
      if (!isChild(unit, text[i] & 0xFF)) {
        break;
      }
      base = base(unit);
      if (endsRule(unit)) {
        found = (long) (i + 1 - at) << 32 | value(base);
      }
    }
    return found;
  }

  /// All replacements, one after the other.
  byte[] replacements() {
    return replacements;
  }

  /// Where the replacement that begins at a place ends.
  int end(int begin) {
    int end = begin;
    while (replacements[end] != 0) {
      end++;
    }
    return end;
  }

  private int base(int unit) {
    int bits = units[unit];
    return unit ^ (bits >>> 10) << ((bits & 0x200) >>> 6);
  }

  /// Never unit 0, the root: who leads back to it has no children there.
  private boolean isChild(int unit, int label) {
    return unit != 0 && (units[unit] & 0x800000FF) == label;
  }

  private boolean endsRule(int unit) {
    return (units[unit] & 0x100) != 0;
  }

  private int value(int base) {
    return units[base] & 0x7FFFFFFF;
  }

  private int trieBytes(byte[] blob) {
    if (blob.length < Integer.BYTES) {
      throw broken.apply("the charsmap has only " + blob.length + " bytes");
    }
    long bytes =
        Integer.toUnsignedLong(ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).getInt());
    long block = (long) BLOCK * Integer.BYTES;
    if (bytes == 0 || bytes % block != 0 || bytes > blob.length - Integer.BYTES) {
      throw broken.apply(
          "the charsmap has a trie of " + bytes + " bytes in " + blob.length + " altogether");
    }
    if (bytes / Integer.BYTES > MAX_UNITS) {
      throw broken.apply("the charsmap has a trie of over " + MAX_UNITS + " units");
    }
    return (int) bytes;
  }

  /// The walk over all units that a text can reach. Units may have several parents: endings are
  /// shared.
  private final class Walk {
    private static final int UNDER_WAY = -1;

    /// By unit: how many bytes the longest rule has from there on, plus one.
    private final int[] heights = new int[units.length];

    /// By base: its last child, and by child: the one before. Unit 0 is no one's child.
    private final int[] lastChild = new int[units.length];

    private final int[] childBefore = new int[units.length];

    Walk() {
      for (int unit = 1; unit < units.length; unit++) {
        int parent = unit ^ (units[unit] & 0xFF);
        if (units[unit] >= 0) {
          childBefore[unit] = lastChild[parent];
          lastChild[parent] = unit;
        }
      }
    }

    /// Walks all that is below a unit.
    ///
    /// @param depth bytes that lead to it
    /// @return how many bytes the longest rule has from here on
    int measure(int unit, int depth) {
      if (depth > MAX_RULE_BYTES) {
        throw tooLong();
      }
      if (heights[unit] == UNDER_WAY) {
        throw broken.apply("the charsmap's rules go round in a circle at unit " + unit);
      }
      if (heights[unit] == 0) {
        heights[unit] = UNDER_WAY;
        heights[unit] = measureChildren(unit, depth) + 1;
      }
      int height = heights[unit] - 1;
      if (depth + height > MAX_RULE_BYTES) {
        throw tooLong();
      }
      return height;
    }

    private int measureChildren(int unit, int depth) {
      int base = base(unit);
      if (base < 0 || base >= units.length) {
        throw broken.apply(
            "the charsmap's unit " + unit + " leads to " + base + " of " + units.length);
      }
      if (depth > 0 && endsRule(unit)) {
        checkReplacement(base);
      }
      int height = 0;
      for (int child = lastChild[base]; child != 0; child = childBefore[child]) {
        height = Math.max(height, 1 + measure(child, depth + 1));
      }
      return height;
    }

    private ModelException tooLong() {
      return broken.apply("the charsmap has a rule of over " + MAX_RULE_BYTES + " bytes");
    }
  }

  private void checkReplacement(int base) {
    int begin = value(base);
    if (units[base] >= 0 || begin >= replacements.length) {
      throw broken.apply(
          "the charsmap's replacement at " + begin + " of " + replacements.length + " bytes");
    }
    int limit = Math.min(replacements.length, begin + MAX_RULE_BYTES + 1);
    int end = begin;
    while (end < limit && replacements[end] != 0) {
      end++;
    }
    if (end == limit || !Utf8.isValid(replacements, begin, end)) {
      throw broken.apply(
          "the charsmap's replacement at " + begin + " is not a short text that ends in zero");
    }
  }
}
