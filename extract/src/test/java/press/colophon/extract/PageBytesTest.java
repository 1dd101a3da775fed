package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageBytesTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void believesAByteOrderMarkBeforeTheHeader() {
    byte[] bytes = "\ufeffharbour café".getBytes(StandardCharsets.UTF_16LE);

    assertThat(PageBytes.decode(bytes, "utf-8").text()).isEqualTo("harbour café");
  }

  @Test
  void usesTheCharsetOfTheHeader() {
    byte[] bytes = "гавань".getBytes(Charset.forName("windows-1251"));

    assertThat(PageBytes.decode(bytes, "windows-1251").text()).isEqualTo("гавань");
  }

  @Test
  void usesTheCharsetOfTheMetaElement() {
    byte[] bytes = "<meta charset=\"iso-8859-2\">łódź".getBytes(Charset.forName("iso-8859-2"));

    assertThat(PageBytes.decode(bytes, null).text()).endsWith("łódź");
  }

  @Test
  void readsValidUtf8AsSuchWhateverThePageSays() {
    byte[] bytes = "<meta charset=iso-8859-1>café".getBytes(StandardCharsets.UTF_8);

    assertThat(PageBytes.decode(bytes, null).text()).endsWith("café");
  }

  @Test
  void fallsBackToWindows1252() {
    PageBytes.Decoded decoded = PageBytes.decode("“café”".getBytes(WINDOWS), "no-such-charset");

    assertThat(decoded.text()).isEqualTo("“café”");
    assertThat(decoded.broken()).isFalse();
  }

  @Test
  void saysThatUtf8IsBrokenWhereThePageClaimsUtf8() {
    byte[] bytes = {'a', (byte) 0xC3, 'b', (byte) 0xFF, (byte) 0xE2, (byte) 0x82};

    PageBytes.Decoded decoded = PageBytes.decode(bytes, "utf-8");

    assertThat(decoded.broken()).isTrue();
    assertThat(decoded.text()).startsWith("a\ufffdb\ufffd");
  }

  @Test
  void takesAnyBytes() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    assertThat(PageBytes.decode(bytes, null).text()).isNotEmpty();
    assertThat(PageBytes.decode(new byte[0], "").text()).isEmpty();
  }
}
