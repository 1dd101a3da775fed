package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void agreesWithTheJdkOnWhatIsText() {
    Random random = new Random(3);
    byte[] edges = {0, 'a', -128, -97, -96, -112, -65, -64, -62, -33, -32, -19, -16, -12, -11, -1};

    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(5)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = edges[random.nextInt(edges.length)];
      }
      assertThat(Utf8.isValid(bytes, 0, bytes.length)).as("%s", bytes).isEqualTo(isText(bytes));
    }
  }

  @Test
  void knowsTheLengthOfEveryCharacter() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character += 61) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        byte[] bytes = Character.toString(character).getBytes(UTF_8);
        assertThat(Utf8.length(bytes[0])).isEqualTo(bytes.length);
        assertThat(Utf8.validLength(bytes, 0, bytes.length)).isEqualTo(bytes.length);
      }
    }
  }

  private static boolean isText(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
