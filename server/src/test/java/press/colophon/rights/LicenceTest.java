package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LicenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://creativecommons.org/licenses/by/4.0/ | CC-BY-4.0",
        "http://creativecommons.org/licenses/by-nc-nd/3.0/deed.fr | CC-BY-NC-ND-3.0",
        "https://creativecommons.org/licenses/by-sa/2.5/es/ | CC-BY-SA-2.5",
        "https://creativecommons.org/publicdomain/zero/1.0/ | CC0-1.0",
        "https://creativecommons.org/publicdomain/mark/1.0/ | PDM-1.0",
      })
  void recognisesAddresses(String address, String id) {
    assertThat(recognised(address)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CC BY 4.0 | CC-BY-4.0",
        "Licence: cc-by-nc-sa v3.0 | CC-BY-NC-SA-3.0",
        "(CC BY-ND) | CC-BY-ND-4.0",
        "CC BY NC ND 2.0 | CC-BY-NC-ND-2.0",
        "CC-BY 4.0 INT | CC-BY-4.0",
        "CC0 | CC0-1.0",
        "CC Zero | CC0-1.0",
        "CC BY–NC–ND 4.0 | CC-BY-NC-ND-4.0",
        "CC BY - ND 4.0 | CC-BY-ND-4.0",
        "CC BYND 4.0 | none",
        "CC BY-XX 4.0 | none",
        "cc by-nc-xx | none",
        "CC BY – by the author | CC-BY-4.0",
      })
  void recognisesCodes(String text, String id) {
    assertThat(recognised(text)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Creative Commons Attribution 4.0 International licence | CC-BY-4.0",
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 | CC-BY-NC-ND-4.0",
        "Creative Commons Attribution No Derivatives | CC-BY-ND-4.0",
        "Creative Commons Attribution-ShareAlike 3.0 | CC-BY-SA-3.0",
        "Creative Commons Namensnennung – Keine Bearbeitungen 4.0 | CC-BY-ND-4.0",
        "Creative Commons Namensnennung-Nicht kommerziell 3.0 Deutschland | CC-BY-NC-3.0",
        "Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 4.0 | CC-BY-SA-4.0",
        "Creative Commons Reconocimiento-NoComercial-SinObraDerivada 4.0 | CC-BY-NC-ND-4.0",
        "Creative Commons Atribución-CompartirIgual 4.0 | CC-BY-SA-4.0",
        "Creative Commons Attribution - Pas d’Utilisation Commerciale 4.0 | CC-BY-NC-4.0",
        "Creative Commons Attribution - Pas de Modification 4.0 | CC-BY-ND-4.0",
        "Creative Commons Paternité - Partage dans les mêmes conditions 3.0 | CC-BY-SA-3.0",
        "Creative Commons Attribuzione - Non opere derivate 4.0 | CC-BY-ND-4.0",
        "Creative Commons Atribuição-NãoComercial 4.0 | CC-BY-NC-4.0",
        "Creative Commons Naamsvermelding-GelijkDelen 4.0 | CC-BY-SA-4.0",
        "Creative Commons Reconeixement-SenseObraDerivada 4.0 | CC-BY-ND-4.0",
        "Creative Commons Uznanie autorstwa - Bez utworów zależnych 3.0 | CC-BY-ND-3.0",
        "Креатив Коммонс Атрибуция - Некоммерческая 4.0 | CC-BY-NC-4.0",
        "Creative Commons Attribution licence, 4.0, for use without derivatives | CC-BY-ND-4.0",
        "Creative Commons Zero | CC0-1.0",
        "Public Domain Mark 1.0 | PDM-1.0",
      })
  void recognisesNamesInWords(String text, String id) {
    assertThat(recognised(text)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The hearing heard much about creative commons and its founders.",
        "All rights reserved.",
        "An ACCBY order",
        "Copyright 2022 CC Ltd, by arrangement",
        "https://creativecommons.org/about/",
        "",
      })
  void findsNoneWhereNoneIsGiven(String text) {
    assertThat(recognised(text)).isEqualTo("none");
  }

  @Test
  void knowsWhatEachAllows() {
    Licence licence = Licence.ofId("CC-BY-NC-ND-4.0");

    assertThat(licence.allowsDerivatives()).isFalse();
    assertThat(licence.allowsCommercialUse()).isFalse();
    assertThat(licence.demandsShareAlike()).isFalse();
    assertThat(licence.url()).isEqualTo("https://creativecommons.org/licenses/by-nc-nd/4.0/");
    assertThat(Licence.ofId("CC-BY-SA-4.0").demandsShareAlike()).isTrue();
    assertThat(Licence.ofId("CC0-1.0").isPublicDomain()).isTrue();
  }

  @Test
  void refusesAnUnknownId() {
    assertThatThrownBy(() -> Licence.ofId("GPL-3.0")).hasMessageContaining("GPL-3.0");
  }

  private static String recognised(String text) {
    return Licence.recognise(text).map(Licence::id).orElse("none");
  }
}
