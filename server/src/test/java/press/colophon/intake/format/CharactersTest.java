package press.colophon.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CharactersTest {
  private static final String LATIN = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>мост</a>";

  @Test
  void theHeaderGoesBeforeTheDeclaration() {
    byte[] bytes = LATIN.getBytes(Charset.forName("windows-1251"));

    assertThat(Characters.all(bytes, "windows-1251")).isEqualTo(LATIN);
  }

  @Test
  void theMarkGoesBeforeTheHeader() {
    byte[] bytes = ("\uFEFF" + LATIN).getBytes(StandardCharsets.UTF_16LE);

    assertThat(Characters.all(bytes, "windows-1251")).isEqualTo(LATIN);
  }

  @Test
  void bytesThatAreUtf8AreReadAsSuch() {
    byte[] bytes = LATIN.getBytes(StandardCharsets.UTF_8);

    assertThat(Characters.all(bytes, "windows-1251")).isEqualTo(LATIN);
  }

  @Test
  void theDeclarationCountsWhereTheHeaderClaimsUtf8AndTheBytesAreNot() {
    String text = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>мост</a>";
    byte[] bytes = text.getBytes(Charset.forName("windows-1251"));

    assertThat(Characters.all(bytes, "utf-8")).isEqualTo(text);
  }
}
