package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.Token;

/// Rules for characters, laid out by hand: the root's children stand at 256 ^ byte, those of the
/// letter "q" at 512 ^ byte.
class CharsmapTest {
  private static final int RULE = 1 << 8;
  private static final int VALUE = 1 << 31;
  private static final byte[] HARBOUR = "\0harbour\0".getBytes(UTF_8);

  @Test
  void replacesTheLongestThatARuleKnows() {
    Vocabulary vocabulary = SampleFile.harbour().charsmap(qAndQu(1), HARBOUR).read();

    assertThat(vocabulary.encode("qu")).containsExactly(new Token(3, 0, 2));
    assertThat(vocabulary.encode("qh")).containsExactly(new Token(2, 0, 1), new Token(5, 1, 2));
  }

  @Test
  void refusesATrieThatDoesNotFit() {
    refuses(blob(1, 2), "the charsmap has only 2 bytes");
    refuses(blob(0, 0, 0, 0), "a trie of 0 bytes in 4");
    refuses(blob(0, 4, 0, 0, 7, 7), "a trie of 1024 bytes in 6");
    refuses(blob(0, 0, 0, 0x80, 0), "a trie of 2147483648 bytes in 5");
    refuses(blob(5, 0, 0, 0, 1, 2, 3, 4, 5), "a trie of 5 bytes in 9");
  }

  @Test
  void refusesUnitsThatLeadOutOfTheTrie() {
    refuses(units(0x40000000 | 0x200), "unit 0 leads to 268435456 of 256");
    int[] units = qAndQu(1);
    units[256 ^ 'q'] = 'q' | leads(256 ^ 'q', 4096);
    refuses(SampleFile.harbour().charsmap(units, HARBOUR), "leads to 4096 of 768");
  }

  @Test
  void refusesRulesThatGoRoundInACircle() {
    int[] units = qAndQu(1);
    units[512 ^ 'u'] = 'u' | leads(512 ^ 'u', 512);

    refuses(SampleFile.harbour().charsmap(units, HARBOUR), "go round in a circle");
  }

  @Test
  void refusesRulesOfManyBytes() {
    int[] units = unused(256 * 400);
    units[0] = leads(0, 256);
    for (int block = 256; block < 256 * 399; block += 256) {
      units[block ^ 'q'] = 'q' | leads(block ^ 'q', block + 256);
    }

    refuses(SampleFile.harbour().charsmap(units, HARBOUR), "a rule of over 255 bytes");
  }

  @Test
  void refusesReplacementsOutsideOrWithoutAnEnd() {
    refuses(SampleFile.harbour().charsmap(qAndQu(9), HARBOUR), "replacement at 9 of 9 bytes");
    refuses(SampleFile.harbour().charsmap(qAndQu(-1), HARBOUR), "replacement at 2147483647 of 9");
    refuses(
        SampleFile.harbour().charsmap(qAndQu(0), "open".getBytes(UTF_8)),
        "replacement at 0 is not a short text that ends in zero");
    refuses(
        SampleFile.harbour().charsmap(qAndQu(0), ("x".repeat(300) + "\0").getBytes(UTF_8)),
        "replacement at 0 is not a short text that ends in zero");
    refuses(
        SampleFile.harbour().charsmap(qAndQu(0), new byte[] {-1, 0}),
        "replacement at 0 is not a short text that ends in zero");
  }

  @Test
  void refusesARuleWithoutAValue() {
    int[] units = qAndQu(1);
    units[512] = 1;

    refuses(SampleFile.harbour().charsmap(units, HARBOUR), "replacement at 1 of 9 bytes");
  }

  /// "q" becomes nothing, "qu" what stands at `value`.
  private static int[] qAndQu(int value) {
    int[] units = unused(768);
    units[0] = leads(0, 256);
    units[256 ^ 'q'] = 'q' | RULE | leads(256 ^ 'q', 512);
    units[512] = VALUE;
    units[512 ^ 'u'] = 'u' | RULE | leads(512 ^ 'u', 513);
    units[513] = VALUE | value;
    return units;
  }

  /// No one's children.
  private static int[] unused(int length) {
    int[] units = new int[length];
    Arrays.fill(units, VALUE);
    return units;
  }

  private static int leads(int from, int base) {
    return (from ^ base) << 10;
  }

  private static SampleFile units(int... units) {
    return SampleFile.harbour().charsmap(units, HARBOUR);
  }

  private static SampleFile blob(int... bytes) {
    SampleFile blob = SampleFile.withoutPieces().raw(bytes);
    return SampleFile.harbour().normalisation(SampleFile.withoutPieces().bytes(2, blob.toBytes()));
  }

  private static void refuses(SampleFile file, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(file::read)
        .withMessageStartingWith("sample.spm: ")
        .withMessageContaining(because);
  }
}
