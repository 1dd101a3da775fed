package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  @Test
  void everyLanguageHasItsOwnNameInItsOwnScript() {
    assertThat(Languages.all()).hasSizeGreaterThanOrEqualTo(64).doesNotHaveDuplicates();
    assertThat(Languages.all())
        .allSatisfy(
            language -> assertThat(language.ownName()).isNotBlank().isNotEqualTo(language.tag()));
    assertThat(Languages.all()).extracting(Language::ownName).doesNotHaveDuplicates();
  }

  @Test
  void namesAreThoseTheirSpeakersUse() {
    assertThat(List.of("fr", "ca", "an", "ar", "zh-Hans", "id", "nb"))
        .extracting(tag -> new Language(tag).ownName())
        .containsExactly(
            "Français",
            "català",
            "aragonés",
            "العربية",
            "简体中文",
            "Bahasa Indonesia",
            "norsk bokmål");
  }

  @Test
  void namesALanguageInAnother() {
    assertThat(new Language("ar").nameIn(new Language("fr"))).isEqualTo("arabe");
    assertThat(new Language("an").nameIn(Language.ENGLISH)).isEqualTo("Aragonese");
  }

  @Test
  void knowsScriptAndDirection() {
    assertThat(new Language("fa").direction()).isEqualTo(TextDirection.RIGHT_TO_LEFT);
    assertThat(new Language("fa").script()).isEqualTo("Arab");
    assertThat(new Language("sr").script()).isEqualTo("Cyrl");
    assertThat(new Language("en").direction().html()).isEqualTo("ltr");
  }

  @Test
  void bringsTagsToTheirUsualSpelling() {
    assertThat(new Language("ZH-hans").tag()).isEqualTo("zh-Hans");
  }

  @Test
  void refusesWhatIsNoLanguage() {
    assertThatThrownBy(() -> new Language("not a tag")).hasMessageContaining("not a tag");
    assertThatThrownBy(() -> new Language("qqq")).hasMessageContaining("qqq");
    assertThatThrownBy(() -> new Language("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsTheLanguageAReaderAsksFor() {
    assertThat(Languages.find("FR")).contains(new Language("fr"));
    assertThat(Languages.find("pt-BR")).contains(new Language("pt"));
    assertThat(Languages.find("zh")).contains(new Language("zh-Hans"));
    assertThat(Languages.find("zh-TW")).contains(new Language("zh-Hant"));
    assertThat(Languages.find("x")).isEmpty();
  }

  @Test
  void standInTheOrderOfAMenu() {
    List<String> names = Languages.all().stream().map(Language::ownName).toList();
    assertThat(names.indexOf("Deutsch")).isLessThan(names.indexOf("English"));
    assertThat(names.indexOf("Čeština")).isBetween(names.indexOf("català"), names.indexOf("Dansk"));
    assertThat(names.indexOf("Türkçe")).isLessThan(names.indexOf("Русский"));
  }
}
