package press.colophon.articles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// News agencies by the marks that their customers print: `NAIROBI (AFP) -`, `Berlin/dpa`,
/// `© Reuters`.
final class Agency {
  private static final String[][] NAMES = {
    {"AFP", "Agence France-Presse"},
    {"Associated Press", "AP", "The Associated Press", "A.P."},
    {"Reuters", "Thomson Reuters", "رويترز", "路透社", "ロイター"},
    {"dpa", "DPA", "Deutsche Presse-Agentur"},
    {"EFE", "Agencia EFE"},
    {"ANSA"},
    {"Lusa", "Agência Lusa"},
    {"Agência Brasil"},
    {"Xinhua", "新华社", "新華社"},
    {"TASS", "ТАСС", "ITAR-TASS"},
    {"RIA Novosti", "РИА Новости"},
    {"Interfax", "Интерфакс"},
    {"Ukrinform", "Укрінформ"},
    {"Kyodo", "Kyodo News", "共同通信", "共同"},
    {"Jiji Press", "時事通信", "時事"},
    {"Yonhap", "연합뉴스"},
    {"PTI", "Press Trust of India"},
    {"IANS"},
    {"ANI"},
    {"APA", "Austria Presse Agentur"},
    {"Keystone-SDA", "SDA", "ATS"},
    {"ANP"},
    {"Belga"},
    {"Ritzau"},
    {"NTB"},
    {"TT"},
    {"STT"},
    {"PAP"},
    {"ČTK", "CTK"},
    {"MTI"},
    {"Anadolu Agency", "AA", "Anadolu Ajansı", "الأناضول"},
    {"Press Association", "PA Media"},
    {"Canadian Press", "The Canadian Press"},
    {"AAP", "Australian Associated Press"},
    {"Inter Press Service", "IPS"},
    {"Europa Press"},
    {"UPI"},
    {"Bernama"},
    {"Antara"},
    {"NAN", "News Agency of Nigeria"},
  };

  /// The name an agency is kept under, by each of its marks.
  private static final Map<String, String> MARKS = marks();

  private static final String ANY =
      MARKS.keySet().stream()
          .sorted((a, b) -> b.length() - a.length())
          .map(Pattern::quote)
          .collect(Collectors.joining("|", "(?<mark>", ")"));

  /// In a line that is nothing but credit.
  private static final Pattern ALONE =
      Pattern.compile("(?<![\\p{L}\\p{N}])" + ANY + "(?![\\p{L}\\p{N}])");

  /// In a text: within brackets, after a slash, a dash or a sign of copyright, and closed again.
  private static final Pattern SET_OFF =
      Pattern.compile(
          "(?:[(\\[（【/©]|Source:|Quelle:|Fuente:|来源：)\\s*"
              + ANY
              + "(?=\\s*(?:[)\\]）】/,.電电-]|[—–]|$))");

  private Agency() {}

  /// The agency that signs for a text.
  static Optional<String> signing(@Nullable String bylines, String beginning, String end) {
    return found(ALONE, bylines == null ? "" : bylines)
        .or(() -> found(SET_OFF, beginning))
        .or(() -> found(SET_OFF, end));
  }

  /// The agency of this name, where it is one.
  static Optional<String> called(String name) {
    return Optional.ofNullable(MARKS.get(name));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.ofNullable(MARKS.get(matcher.group("mark")))
        : Optional.empty();
  }

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    for (String[] names : NAMES) {
      for (String mark : names) {
        marks.put(mark, names[0]);
      }
    }
    return marks;
  }
}
