package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Picture;
import press.colophon.articles.credit.PictureCredit;

final class PictureRightsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
  private static final Occasion ENGLISH = Occasion.page("en", NOW);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Photo: J. Diaz/AP",
        "© Getty Images",
        "AFP via Getty Images",
        "shutterstock.com",
        "Foto: picture alliance/dpa | M. Kappeler",
        "REUTERS/Leah Millis"
      })
  void anAgencysPictureIsNotThePublishersToPassOn(String credit) {
    Permission decision = licensed("CC-BY-4.0").decidePicture(credited(credit), ENGLISH);

    assertThat(decision).isInstanceOf(Permission.AskFirst.class);
    assertThat(decision.because()).isInstanceOf(Ground.Agency.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ida Brook", "Photo: Pap Diop", "Coast Courier", "Tapa Studio", ""})
  void aPhotographersIs(String credit) {
    assertThat(licensed("CC-BY-4.0").decidePicture(credited(credit), ENGLISH).isGranted()).isTrue();
  }

  @Test
  void aLicenceBesideAnAgencysPictureIsNotTheAgencys() {
    FeaturedImage agencys = new FeaturedImage(null, null, "Getty Images", "CC BY 4.0", null);

    assertThat(licensed("CC-BY-4.0").decidePicture(agencys, ENGLISH).isGranted()).isFalse();
  }

  @Test
  void aLicenceInThePicturesFileIsItsMakers() {
    PictureCredit inFile =
        new PictureCredit(
            "ESA",
            null,
            null,
            null,
            "https://creativecommons.org/licenses/by/4.0/",
            null,
            null,
            null);
    Picture picture = new Picture("a".repeat(64), "image/jpeg", 900, 600, inFile);
    FeaturedImage free = new FeaturedImage(picture, null, "ESA via Getty", null, null);

    assertThat(licensed("CC-BY-4.0").decidePicture(free, ENGLISH).isGranted()).isTrue();
  }

  @Test
  void aPictureWithAllRightsReservedIsAskedFor() {
    FeaturedImage reserved = new FeaturedImage(null, null, "ESA. All rights reserved.", null, null);

    assertThat(licensed("CC-BY-4.0").decidePicture(reserved, ENGLISH))
        .isInstanceOf(Permission.AskFirst.class);
  }

  @Test
  void aPictureThatMayEarnNoMoneyStaysOutOfAHouseThatDoes() {
    FeaturedImage image = new FeaturedImage(null, null, "Ida Brook", "CC BY-NC 4.0", null);
    Rights earning = rights(terms("CC-BY-4.0"), List.of(), HouseRules.defaults().earning(true));

    assertThat(licensed("CC-BY-4.0").decidePicture(image, ENGLISH).isGranted()).isTrue();
    assertThat(earning.decidePicture(image, ENGLISH)).isInstanceOf(Permission.Refused.class);
  }

  @Test
  void aRecordedPermissionForPicturesSpeaksOfAgenciesToo() {
    Given given =
        new Given(1, Set.of(Use.IMAGES), Scope.ALL, "AP", TODAY, "subscription", "Ida", NOW, null);
    Rights rights = rights(terms("CC-BY-4.0"), List.of(given), HouseRules.defaults());

    assertThat(rights.decidePicture(credited("AP"), ENGLISH).isGranted()).isTrue();
    assertThat(rights.toOthers().decidePicture(credited("AP"), ENGLISH).isGranted()).isFalse();
  }

  @Test
  void whatTheTermsForbidIsNotAskedOfThePicture() {
    Rights reserved = licensed("InC");

    assertThat(reserved.decidePicture(null, ENGLISH).isGranted()).isFalse();
  }

  private static FeaturedImage credited(@Nullable String credit) {
    return new FeaturedImage(null, null, credit, null, null);
  }

  private static Terms terms(String licence) {
    return new Terms(Basis.LICENCE, Licence.ofId(licence), licence, null, List.of());
  }

  private static Rights licensed(String licence) {
    return rights(terms(licence), List.of(), HouseRules.defaults());
  }

  private static Rights rights(Terms terms, List<Given> given, HouseRules house) {
    return new Rights("en", TODAY, Map.of(Level.ARTICLE, terms), given, house, null);
  }
}
