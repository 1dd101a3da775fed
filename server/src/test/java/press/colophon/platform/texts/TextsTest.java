package press.colophon.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;

class TextsTest {
  private static final Properties MASTER = bundle("en");

  /// What somebody who writes texts leaves behind when a text is not done.
  private static final String LEFTOVER = "(?i)\\b(todo|fixme|xxx|tbd|lorem ipsum)\\b|\\?\\?|\uFFFD";

  static List<String> tags() {
    return Languages.all().stream().map(Language::tag).toList();
  }

  @ParameterizedTest
  @MethodSource("tags")
  void hasEveryTextInEveryLanguage(String tag) {
    assertThat(bundle(tag).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(MASTER.stringPropertyNames());
  }

  @ParameterizedTest
  @MethodSource("tags")
  void fillsTheSamePlacesInEveryLanguage(String tag) {
    Properties own = bundle(tag);

    for (String key : own.stringPropertyNames()) {
      assertThat(places(own.getProperty(key), tag))
          .as("%s: %s", tag, key)
          .isEqualTo(places(MASTER.getProperty(key, ""), "en"));
    }
  }

  @ParameterizedTest
  @MethodSource("tags")
  void countsAsTheLanguageCounts(String tag) {
    Properties own = bundle(tag);
    Set<String> forms = PluralRules.forLocale(ULocale.forLanguageTag(tag)).getKeywords();

    for (String key : own.stringPropertyNames()) {
      Set<String> chosen = forms(own.getProperty(key));
      assertThat(chosen.isEmpty() || chosen.contains("other")).as("%s: %s", tag, key).isTrue();
      assertThat(forms).as("%s: %s", tag, key).containsAll(chosen);
    }
  }

  @ParameterizedTest
  @MethodSource("tags")
  void leavesNothingUndone(String tag) {
    Properties own = bundle(tag);

    for (String key : own.stringPropertyNames()) {
      assertThat(own.getProperty(key))
          .as("%s: %s", tag, key)
          .isNotBlank()
          .doesNotContainPattern(LEFTOVER);
    }
  }

  @Test
  void saysACountInTheFormsOfTheLanguage() {
    Texts english = new AllTexts().english();

    assertThat(english.say("list.count", Map.of("count", 1))).isEqualTo("1 article");
    assertThat(english.say("list.count", Map.of("count", 3))).isEqualTo("3 articles");
  }

  private static Set<String> places(String pattern, String tag) {
    return new TreeSet<>(
        new MessageFormat(pattern, ULocale.forLanguageTag(tag)).getArgumentNames());
  }

  /// The plural forms a pattern chooses from; exact numbers such as `=0` left out.
  private static Set<String> forms(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> forms = new LinkedHashSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
        forms.add(pattern.getSubstring(part));
      }
    }
    forms.removeIf(form -> form.startsWith("="));
    return forms;
  }

  private static Properties bundle(String tag) {
    try (InputStream in = TextsTest.class.getResourceAsStream("/i18n/" + tag + ".properties")) {
      assertThat(in).as("interface texts in %s", tag).isNotNull();
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
