package press.colophon.articles.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InscriptionTest {

  private static final String AGENCY =
      """
      <dc:creator><rdf:Seq><rdf:li>Ida Brook</rdf:li><rdf:li>Leo Brandt</rdf:li></rdf:Seq></dc:creator>
      <dc:rights><rdf:Alt><rdf:li xml:lang="de">Alle Rechte</rdf:li>
        <rdf:li xml:lang="x-default">© 2026 Harbour Wire</rdf:li></rdf:Alt></dc:rights>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Dawn &amp; quay</rdf:li></rdf:Alt></dc:description>
      <photoshop:Credit>Brook / Harbour Wire</photoshop:Credit>
      <photoshop:Source>Harbour Wire</photoshop:Source>
      <xmpRights:WebStatement>https://harbour.example/rights</xmpRights:WebStatement>
      <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">One use only</rdf:li></rdf:Alt></xmpRights:UsageTerms>
      <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
        <plus:LicensorName>Secret Agent</plus:LicensorName>
        <plus:LicensorURL>https://harbour.example/buy</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
      <Iptc4xmpCore:CreatorContactInfo rdf:parseType="Resource">
        <Iptc4xmpCore:CiTelWork>+47 555 0815</Iptc4xmpCore:CiTelWork></Iptc4xmpCore:CreatorContactInfo>
      """;

  private static PictureCredit credit(byte[] file) {
    return Inscription.of(file).credit();
  }

  private static Inscribed jpegFile() {
    return Inscribed.picture(drawn("jpg"));
  }

  @Test
  void readsXmp() {
    PictureCredit credit = credit(jpegFile().xmp(AGENCY).jpeg());

    assertThat(credit)
        .isEqualTo(
            new PictureCredit(
                "Ida Brook, Leo Brandt",
                "Brook / Harbour Wire",
                "Harbour Wire",
                "© 2026 Harbour Wire",
                "https://harbour.example/rights",
                "One use only",
                "https://harbour.example/buy",
                "Dawn & quay"));
  }

  @Test
  void readsXmpOfAPng() {
    byte[] file = Inscribed.picture(drawn("png")).xmp(AGENCY).png();

    assertThat(credit(file).creator()).isEqualTo("Ida Brook, Leo Brandt");
  }

  @Test
  void readsPropertiesWrittenAsAttributes() {
    PictureCredit credit =
        credit(
            jpegFile()
                .packet(
                    """
                    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                    <rdf:Description xmlns:p="http://ns.adobe.com/photoshop/1.0/"
                     xmlns:c="http://creativecommons.org/ns#" p:Credit="Ida Brook">
                    <c:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>
                    </rdf:Description></rdf:RDF>
                    """)
                .jpeg());

    assertThat(credit.credit()).isEqualTo("Ida Brook");
    assertThat(credit.licenceAddress()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
  }

  @Test
  void readsIptc() {
    PictureCredit credit =
        credit(
            jpegFile()
                .iptc(80, "Ida Br\u00f8k")
                .iptc(80, "Leo Brandt")
                .iptc(110, "Harbour Wire")
                .iptc(116, "\u00a9 2026")
                .iptc(120, "A quay")
                .jpeg());

    assertThat(credit.creator()).isEqualTo("Ida Brøk, Leo Brandt");
    assertThat(credit.credit()).isEqualTo("Harbour Wire");
    assertThat(credit.copyrightNotice()).isEqualTo("© 2026");
    assertThat(credit.caption()).isEqualTo("A quay");
  }

  @Test
  void readsIptcThatSaysItIsUnicode() {
    byte[] utf8 = "Jürgen Nováček".getBytes(StandardCharsets.UTF_8);
    byte[] mark = "\u001b%G".getBytes(StandardCharsets.US_ASCII);

    assertThat(credit(jpegFile().iptc(1, 90, mark).iptc(2, 80, utf8).jpeg()).creator())
        .isEqualTo("Jürgen Nováček");
  }

  @Test
  void readsExif() {
    Inscription inscription = Inscription.of(jpegFile().camera(6).jpeg());

    assertThat(inscription.orientation()).isEqualTo(6);
    assertThat(inscription.credit().creator()).isEqualTo("Ida Brook");
    assertThat(inscription.credit().copyrightNotice()).isEqualTo("Ida Brook; Harbour Wire");
    assertThat(inscription.credit().caption()).isEqualTo("A ferry");
  }

  @Test
  void believesXmpBeforeIptcBeforeExif() {
    PictureCredit credit =
        credit(
            jpegFile()
                .camera(1)
                .iptc(80, "By IPTC")
                .iptc(110, "Credit by IPTC")
                .xmp("<photoshop:Credit>Credit by XMP</photoshop:Credit>")
                .jpeg());

    assertThat(credit.credit()).isEqualTo("Credit by XMP");
    assertThat(credit.creator()).isEqualTo("By IPTC");
    assertThat(credit.copyrightNotice()).isEqualTo("Ida Brook; Harbour Wire");
  }

  @Test
  void hasNothingToSayOfAPlainPicture() {
    for (String kind : new String[] {"jpg", "png", "gif", "bmp"}) {
      assertThat(Inscription.of(drawn(kind))).isEqualTo(new Inscription(PictureCredit.NONE, 1));
    }
    assertThat(Inscription.of(new byte[0])).isEqualTo(new Inscription(PictureCredit.NONE, 1));
  }

  // Hostile words.

  @Test
  void readsNoEntities() {
    String bomb =
        """
        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY f SYSTEM "file:///etc/hostname">]>
        <p:Credit xmlns:p="http://ns.adobe.com/photoshop/1.0/">x&b;&f;</p:Credit>
        """;

    PictureCredit credit = credit(jpegFile().packet(bomb).jpeg());

    assertThat(credit.credit()).isIn(null, "x");
  }

  @Test
  @Timeout(10)
  void readsAPacketNestedWithoutEnd() {
    PictureCredit credit = credit(jpegFile().packet("<a>".repeat(20_000)).jpeg());

    assertThat(credit).isEqualTo(PictureCredit.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user:secret@x.example/",
        "https://x.example/ y",
        "nonsense",
        "https://"
      })
  void takesOnlyAddressesOfTheWeb(String address) {
    PictureCredit credit =
        credit(
            jpegFile()
                .xmp("<xmpRights:WebStatement>" + address + "</xmpRights:WebStatement>")
                .jpeg());

    assertThat(credit.licenceAddress()).isNull();
  }

  @Test
  void keepsWordsShortAndVisible() {
    String smile = new String(Character.toChars(0x1F600));
    PictureCredit credit =
        new PictureCredit(
            " a\u0000b\n\u202ec ",
            smile.repeat(700),
            "",
            "\u0007",
            null,
            "نمی\u200cخواهم",
            null,
            null);

    assertThat(credit.creator()).isEqualTo("a b c");
    assertThat(credit.credit()).hasSize(1000).endsWith(smile);
    assertThat(credit.source()).isNull();
    assertThat(credit.copyrightNotice()).isNull();
    assertThat(credit.usageTerms()).isEqualTo("نمی\u200cخواهم");
  }

  @Test
  void neverFailsOnDamage() {
    byte[] jpeg = jpegFile().camera(3).iptc(80, "Ida").xmp(AGENCY).jpeg();
    byte[] png = Inscribed.picture(drawn("png")).camera(3).xmp(AGENCY).png();
    Random random = new Random(1);
    for (byte[] whole : new byte[][] {jpeg, png}) {
      for (int i = 0; i < 2000; i++) {
        byte[] damaged = whole.clone();
        for (int j = 0; j <= i % 4; j++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        int orientation =
            Inscription.of(Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length)))
                .orientation();
        assertThat(orientation).isBetween(1, 8);
      }
    }
  }

  @Test
  void takesLinearTimeOverAFileOfNothingButBlocks() {
    byte[] png = Arrays.copyOf(drawn("png"), 20_000_000);
    long begun = System.nanoTime();

    assertThat(credit(png)).isEqualTo(PictureCredit.NONE);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  private static byte[] drawn(String kind) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), kind, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
