package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PermissionsTest {

  @ParameterizedTest
  @CsvSource({
    "             , true, true, true",
    "CC-BY-4.0    , true, true, true",
    "CC-BY-SA-4.0 , true, true, true",
    "CC-BY-ND-4.0 , true, false, true",
    "CC-BY-NC-4.0 , true, true, false",
    "CC-BY-NC-ND-4.0, true, false, false",
    "CC-BY-NC-SA-4.0, true, true, false",
    "CC0-1.0      , true, true, true",
    "PDM-1.0      , true, true, true",
  })
  void followsTheLicence(
      @Nullable String licence, boolean reprint, boolean translate, boolean commercial) {
    Terms terms =
        new Terms(
            Basis.UNSTATED, licence == null ? null : Licence.ofId(licence), null, null, List.of());

    assertThat(isGranted(terms, Use.REPRINT)).isEqualTo(reprint);
    assertThat(isGranted(terms, Use.TRANSLATE)).isEqualTo(translate);
    assertThat(isGranted(terms, Use.COMMERCIAL)).isEqualTo(commercial);
  }

  private static boolean isGranted(Terms terms, Use use) {
    return Permissions.decide(terms, use) instanceof Permission.Granted;
  }
}
