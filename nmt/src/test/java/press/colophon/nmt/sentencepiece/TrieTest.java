package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.nmt.ModelException;

class TrieTest {

  /// Few different bytes make deep tries, many make wide ones.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40, 256})
  void findsTheLongestPieceThatBeginsAtAPlace(int differentBytes) {
    Random random = new Random(differentBytes);
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < 2000; i++) {
      names.add(text(random, 1 + random.nextInt(6), differentBytes));
    }
    Trie trie = TrieBuilder.build(pieces(names), ModelException::new);

    for (int round = 0; round < 5000; round++) {
      String text = text(random, random.nextInt(10), differentBytes);
      assertThat(trie.longest(text.getBytes(ISO_8859_1), 0, text.length()))
          .isEqualTo(longest(names, text));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 256})
  void knowsEachPiecesId(int differentBytes) {
    Random random = new Random(9);
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < 3000; i++) {
      names.add(text(random, 1 + random.nextInt(12), differentBytes));
    }
    List<Piece> pieces = pieces(names);

    Trie trie = TrieBuilder.build(pieces, ModelException::new);

    for (Piece piece : pieces) {
      int node = Trie.ROOT;
      for (byte label : piece.name()) {
        node = trie.next(node, label);
        assertThat(node).isNotEqualTo(Trie.NONE);
      }
      assertThat(trie.id(node)).isEqualTo(piece.id());
    }
  }

  private static int longest(Set<String> names, String text) {
    for (int length = text.length(); length > 0; length--) {
      if (names.contains(text.substring(0, length))) {
        return length;
      }
    }
    return 0;
  }

  private static List<Piece> pieces(Set<String> names) {
    List<Piece> pieces = new ArrayList<>();
    for (String name : names) {
      pieces.add(new Piece(pieces.size(), name.getBytes(ISO_8859_1), 0, PieceType.NORMAL));
    }
    return pieces;
  }

  /// Every character one byte.
  private static String text(Random random, int length, int differentBytes) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(differentBytes) * 7);
    }
    return new String(bytes, ISO_8859_1);
  }
}
