package press.colophon.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The short name of a licence, read from its address or from words about it in many languages:
/// `CC BY-NC-SA 4.0` from `https://creativecommons.org/licenses/by-nc-sa/4.0/deed.fr` and from
/// "Namensnennung - Nicht-kommerziell - Weitergabe unter gleichen Bedingungen 4.0 International".
///
/// The names of the four Creative Commons elements are those of the organisation's own translated
/// deeds, with the wordings of earlier versions.
final class LicenceName {

  /// A licence known by other words than the four elements.
  ///
  /// @param hints one of which is in each of its names: far cheaper to ask for than the names
  private record Known(List<String> hints, Pattern words, String name) {}

  private static final Pattern COMMONS_ADDRESS =
      Pattern.compile(
          "creativecommons\\.org/licen[sc]es/((?:by|nc|nd|sa)(?:-(?:by|nc|nd|sa)){0,3})(?:/(\\d\\.\\d))?",
          Pattern.CASE_INSENSITIVE);

  /// `CC BY-NC 4.0` as said in text, `by-nc-sa/3.0` as in the names of buttons.
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:cc[\\s:_/-]{0,3}|/l/|creative commons[\\s:(]{1,3}|/)?(by(?:[\\s:_,/-]{1,3}(?:nc|nd|sa)(?![\\p{L}])){0,3})(?![\\p{L}])(?:[\\s_/-]{1,3}v?(\\d\\.\\d))?",
          Pattern.CASE_INSENSITIVE);

  /// "by" that may be no more than the English word.
  private static final Pattern PLAIN_BY =
      Pattern.compile("(?:creative commons\\s+|/)?by", Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMONS =
      Pattern.compile(
          "creative[ -]?commons|(?<![\\p{L}\\d])cc[\\s:_-]{0,3}by(?!\\p{L})|créative commons|креатив коммонс|知识共享|創用\\s?CC|创作共用|クリエイティブ・?\\s?コモンズ|المشاع الإبداعي|크리에이티브 커먼즈",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// One of these is in every name of the family.
  private static final List<String> FAMILY =
      List.of("commons", "cc", "коммонс", "知识共享", "创作共用", "コモンズ", "المشاع", "커먼즈");

  private static final Pattern ATTRIBUTION =
      words(
          "attribution|paternité|namensnennung|nennung|reconocimiento|atribución|reconeixement|reconocemento|atribuição|atribuiçao"
              + "|attribuzione|uznanie autorstwa|naamsvermelding|erkännande|navngivelse|nimeä|uveďte (?:původ|autora)"
              + "|uvedenie autora|priznanje avtorstva|imenovanje|аутор[сш]тво|атрибуция|с указанием авторства|із зазначенням авторства"
              + "|αναφορά|nevezd meg|atıf|atribuire|表示|署名|姓名標示|姓名标示|저작자표시|نسب|ייחוס");

  private static final Pattern NO_COMMERCE =
      words(
          "non[ -]?commercial|nicht[ -]?kommerziell\\w*|keine kommerzielle|pas d[’']utilisation commerciale|no[ -]?comercial|non[ -]?commerciale"
              + "|não[ -]?comercial|uso não[ -]comercial|użycie niekomercyjne|niekomercyjn\\w*|niet[ -]?commercieel|icke[ -]?kommersiell|ikke[ -]?kommer[sc]iel\\w*"
              + "|epäkaupallinen|neužívejte (?:dílo )?komerčně|nekomerční|nekomerčné|nekomercialno|nekomercijalno|некоммерческ\\w+|некомерційн\\w*"
              + "|μη εμπορική|ne add el|gayri ?ticari|necomercial|非営利|非商业|非商業|비영리|غير التجاري|غير تجاري|לא מסחרי|שימוש לא");

  private static final Pattern SHARE_ALIKE =
      words(
          "share[ -]?alike|weitergabe unter|gleichen bedingungen|partage dans les mêmes|partage à l[’']identique|compartir[ -]?igual|compartir bajo la misma"
              + "|condividi allo stesso|compartilha ?igual|partilha nos mesmos|na tych samych|gelijk ?delen|dela ?lika|del på samme|delpåsammevilkår"
              + "|jaa ?samoin|zachovejte licenci|zachovanie licencie|deljenje pod enakimi|dijeli pod istim|с сохранением условий|на тех же условиях|поширення на тих самих"
              + "|παρόμοια διανομή|így add tovább|aynı ?lisansla|partajare|distribuire în condiții identice|継承|相同方式|동일조건|الترخيص بالمثل|المشاركة بالمثل|שיתוף זהה");

  private static final Pattern NO_DERIVATIVES =
      words(
          "no[ -]?deriv\\w*|keine[ -]?bearbeitung\\w*|pas de modification|sin (?:obras? )?deriv\\w*|sinobrasderivadas|sinobraderivada|no admite obras derivadas|sense ?obra ?derivada"
              + "|non opere derivate|sem ?deriv\\w*|vedada a criação de obras|bez utworów|geen[ -]?afgeleide ?werken|inga ?bearbetningar|ingen ?bearbeidelse|ingen ?bearbejdelse"
              + "|ei muutoksia|nezpracov\\w+|brez predelav|bez prerada|без производных|без похідних|όχι παράγωγα|ne változtasd|türetilemez|fără derivate|fără modificări"
              + "|改変禁止|禁止演绎|禁止改作|변경금지|منع الاشتقاق|بدون اشتقاق|ללא יצירות");

  private static final Pattern VERSION =
      Pattern.compile("(?<![\\d.,])([1-4])\\.(\\d)(?!\\d|\\.\\d)");

  private static final List<Known> OTHERS =
      List.of(
          new Known(
              List.of("cc", "publicdomain/"),
              words("publicdomain/zero|(?<!\\p{L})cc[ -]?(?:0|zero)(?![\\p{L}\\d])"),
              "CC0 1.0"),
          new Known(
              List.of("publicdomain/", "domain mark"),
              words("publicdomain/mark|public domain mark"),
              "Public Domain Mark 1.0"),
          new Known(
              List.of("government"),
              words("open government licen[cs]e|nationalarchives\\.gov\\.uk/doc/open-government"),
              "OGL"),
          new Known(
              List.of("ouverte", "etalab"), words("licence ouverte|etalab"), "Licence Ouverte"),
          new Known(
              List.of("gnu", "gfdl", "document"),
              words(
                  "gnu[- ]+(?:free documentation|freie dokumentation|fdl)|gnu\\.org/(?:licenses|copyleft)/fdl|(?<!\\p{L})gfdl(?!\\p{L})|licencia de documentación libre|licence de documentation libre"),
              "GFDL"),
          new Known(
              List.of("free art", "libre"),
              words("free art licen[cs]e|licen[cs]e art libre|artlibre\\.org"),
              "Free Art License"),
          new Known(
              List.of("datenlizenz", "govdata"),
              words("datenlizenz deutschland|govdata\\.de/dl-de"),
              "Datenlizenz Deutschland"),
          new Known(
              List.of("odbl", "database"),
              words("open database licen[cs]e|(?<!\\p{L})odbl(?!\\p{L})"),
              "ODbL"),
          new Known(List.of("wtfpl"), words("wtfpl"), "WTFPL"),
          new Known(
              List.of(
                  "domain",
                  "gemeinfrei",
                  "dominio",
                  "domínio",
                  "domena",
                  "domenie",
                  "достояни",
                  "ドメイン",
                  "领域",
                  "domein"),
              words(
                  "public domain|gemeinfrei|domaine public|dominio público|domínio público|pubblico dominio|domena publiczna|domenie publicznej|общественно[ем] достояни[ею]|パブリックドメイン|公有领域|公共领域|publiek domein"),
              "Public domain"),
          new Known(List.of("copyleft"), words("copyleft"), "Copyleft"));

  private LicenceName() {}

  /// The short name of a licence; `Creative Commons` where no more than the family is said; null
  /// where no known licence is named.
  static @Nullable String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher address = COMMONS_ADDRESS.matcher(text);
    if (lower.contains("creativecommons.org") && address.find()) {
      return code(address.group(1), address.group(2));
    }
    boolean commons = Words.mentions(lower, FAMILY) && COMMONS.matcher(text).find();
    String coded = commons || text.contains("/") ? coded(text) : null;
    if (coded != null) {
      return coded;
    }
    String elements = commons ? elements(text) : null;
    if (elements != null) {
      return elements;
    }
    for (Known other : OTHERS) {
      if (Words.mentions(lower, other.hints) && other.words.matcher(text).find()) {
        return other.name;
      }
    }
    return commons ? "Creative Commons" : null;
  }

  private static @Nullable String coded(String text) {
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      boolean several = code.group(1).length() > 2;
      boolean marked = code.group(2) != null || !PLAIN_BY.matcher(code.group()).matches();
      if (several || marked) {
        return code(code.group(1), code.group(2) == null ? version(text) : code.group(2));
      }
    }
    return null;
  }

  /// The elements by their names in words; a name without "attribution" is none but where another
  /// element is named, as all licences since version 2 ask for attribution.
  private static @Nullable String elements(String text) {
    StringBuilder code = new StringBuilder("by");
    code.append(NO_COMMERCE.matcher(text).find() ? "-nc" : "");
    code.append(SHARE_ALIKE.matcher(text).find() ? "-sa" : "");
    code.append(NO_DERIVATIVES.matcher(text).find() ? "-nd" : "");
    boolean named = code.length() > 2 || ATTRIBUTION.matcher(text).find();
    return named ? code(code.toString(), version(text)) : null;
  }

  private static String code(String elements, @Nullable String version) {
    String lower = elements.toLowerCase(Locale.ROOT);
    List<String> order = new ArrayList<>();
    for (String element : List.of("by", "nc", "sa", "nd")) {
      if (lower.contains(element)) {
        order.add(element.toUpperCase(Locale.ROOT));
      }
    }
    return "CC " + String.join("-", order) + (version == null ? "" : " " + version);
  }

  private static @Nullable String version(String text) {
    Matcher version = VERSION.matcher(text);
    return version.find() ? version.group() : null;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
