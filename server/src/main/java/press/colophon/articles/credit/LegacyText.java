package press.colophon.articles.credit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text of a file that hardly ever says its encoding: UTF-8 where it is that, else Windows' Latin.
final class LegacyText {
  private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");

  private LegacyText() {}

  static String of(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS_LATIN);
    }
  }
}
