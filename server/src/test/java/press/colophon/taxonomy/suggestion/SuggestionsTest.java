package press.colophon.taxonomy.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.colophon.taxonomy.suggestion.Evidence.Where;

final class SuggestionsTest {
  private final Suggestions suggestions = new Suggestions();

  // --- Regions ---

  @Test
  void aDatelineMakesARegionWithItsPartOfTheWorld() {
    List<Suggestion> regions =
        regions("en", "Polls open", "NAIROBI (AFP) - Voters queued before dawn on Tuesday.");

    assertThat(regions).extracting(Suggestion::name).containsExactly("Kenya", "Africa");
    assertThat(regions).extracting(Suggestion::code).containsExactly("KE", "002");
    assertThat(regions.getFirst().evidence())
        .containsExactly(new Evidence("NAIROBI", Where.DATELINE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Streik am Hafen       | Berlin (dpa) - Die Beschäftigten legten die Arbeit nieder. | DE",
        "fr | Une récolte de juin   | BAMAKO, Mali (AFP) — Les paysans attendent la pluie.       | ML",
        "es | Los peruanos votan    | Las urnas abrieron en Lima y en todo el Perú.              | PE",
        "ru | Выборы в Армении      | В Ереване открылись участки, армянские наблюдатели ждут.   | AM",
        "zh | 法国议会投票          | （新华社巴黎11月19日电）法国国民议会当天通过了一项法案。   | FR",
        "ja | ケニアの農家          | ケニアの首都ナイロビで農家が集まった。                     | KE",
        "ko | 베트남 커피 수출      | 하노이에서는 베트남의 커피가 화제다.                       | VN",
        "ar | انتخابات في السودان   | الخرطوم - توجه الناخبون في السودان إلى مراكز الاقتراع.     | SD",
        "tr | Yunanistan'da seçim   | Atina'da sandıklar açıldı, Yunanistan sonuçları bekliyor.  | GR",
        "hi | भारत में चुनाव        | भारत की राजधानी दिल्ली में मतदान शुरू हुआ।                 | IN",
        "sw | Uchaguzi Tanzania     | Wananchi wa Tanzania walipiga kura Dar es Salaam.          | TZ",
      })
  void knowsPlacesInEveryLanguage(String language, String headline, String text, String code) {
    assertThat(regions(language, headline, text).getFirst().code()).isEqualTo(code);
  }

  @Test
  void aCountryNamedOnceInPassingIsNoRegion() {
    String text = "The mayor opened the pool. ".repeat(40) + "He had once been to Brazil. ";

    assertThat(regions("en", "A pool opens", text + text.replace("Brazil", "town"))).isEmpty();
  }

  @Test
  void peopleThatAreNamedLikePlacesAreNoPlaces() {
    String text =
        "Denzel Washington and Michael Jordan met Paris Hilton. Chad Smith played for Jordan Peele.";

    assertThat(regions("en", "Jordan Peele films again", text)).isEmpty();
  }

  @Test
  void georgiaBesideAtlantaIsTheState() {
    String text = "ATLANTA (AP) — Georgia counts its votes. The American state has two runoffs.";
    String country = "TBILISI — Georgia counts its votes. Georgian observers waited all night.";

    assertThat(regions("en", "Georgia votes", text).getFirst().code()).isEqualTo("US");
    assertThat(regions("en", "Georgia votes", country).getFirst().code()).isEqualTo("GE");
  }

  @Test
  void theBirdIsNoCountry() {
    assertThat(regions("en", "How to roast a turkey", "Put the turkey into the oven.")).isEmpty();
  }

  @Test
  void continentsThatAreNamedThemselvesAreRegions() {
    assertThat(regions("en", "Europe counts its bees", "European keepers lost fewer hives."))
        .extracting(Suggestion::name)
        .containsExactly("Europe");
  }

  // --- Themes ---

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Striker scores twice as United win | The coach praised his players after the match. | 15",
        "de | Bundestag stimmt über Gesetz ab | Die Koalition und der Kanzler werben bei Abgeordneten. | 11",
        "fr | Grève des cheminots | Les syndicats demandent une hausse des salaires.       | 09",
        "es | Terremoto en la costa | Los bomberos rescatan a heridos tras el sismo.        | 03",
        "it | Ricetta della nonna | In cucina bastano il vino e poco altro.                 | 10",
        "pt | Vacina chega aos hospitais | Médicos tratam pacientes com a doença.            | 07",
        "nl | Rechtbank veroordeelt man | De verdachte krijgt celstraf, zegt de officier.   | 02",
        "ru | Ученые нашли новую планету | Телескоп на спутнике помог исследователям.         | 13",
        "ar | البرلمان يصوت على القانون | قال رئيس الحكومة إن الانتخابات في موعدها.            | 11",
        "zh | 台风带来暴雨 | 气象台预报气温下降，天气转凉。                                 | 17",
        "ja | 株価が上昇 | 市場では企業の利益への期待が高まった。                           | 04",
      })
  void knowsThemesInManyLanguages(String language, String headline, String text, String top) {
    Suggestion first = of(language, headline, text).themes().getFirst();

    assertThat(first.code()).isEqualTo("medtop:" + top + "000000");
    assertThat(first.evidence()).isNotEmpty();
  }

  @Test
  void sectionsTagsAddressesAndCodesAreBelieved() {
    assertThat(themes("Wirtschaft")).containsExactly("economy, business and finance");
    assertThat(themes("medtop:20000822")).startsWith("sport", "competition discipline");
    assertThat(themes("subj:15054000")).containsExactly("sport");
    assertThat(themes("gossip of the week")).isEmpty();
    assertThat(
            suggestions
                .of(
                    new SuggestionInput(
                        "Untold", "Nothing.", "en", List.of(), "/sport/2026/x", null))
                .themes()
                .getFirst()
                .evidence())
        .containsExactly(new Evidence("sport", Where.ADDRESS));
  }

  @Test
  void everyTableNamesTopicsThatThereAre() {
    for (String language :
        List.of(
            "en", "es", "fr", "de", "pt", "it", "nl", "ru", "ar", "zh", "ja", "ko", "pl", "uk",
            "tr")) {
      List<String> lines = Resources.lines("themes/" + language + ".tsv");

      assertThat(lines).isNotEmpty();
      assertThat(lines)
          .allSatisfy(line -> assertThat(Topic.ALL).containsKey(line.substring(0, 8)))
          .noneMatch(line -> line.matches(".*![^!\\- ].*"));
    }
  }

  // --- Any text ---

  @Test
  void hostileTextsGetNothingAndTakeLittleTime() {
    long start = System.nanoTime();
    for (String text :
        List.of(
            "",
            "\u0000\uD800",
            "A".repeat(300_000),
            "Georgia-".repeat(60_000),
            "a.".repeat(90_000),
            "東".repeat(200_000),
            "(".repeat(100_000),
            "New ".repeat(60_000))) {
      assertThat(of("en", text, text)).isNotNull();
      assertThat(of("xx-nonsense", text, text)).isNotNull();
    }

    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  private List<String> themes(String section) {
    return suggestions
        .of(new SuggestionInput("Untold", "Nothing.", "en", List.of(section), null, null))
        .themes()
        .stream()
        .map(Suggestion::name)
        .toList();
  }

  private List<Suggestion> regions(String language, String headline, String text) {
    return of(language, headline, text).regions();
  }

  private Suggested of(String language, String headline, String text) {
    return suggestions.of(new SuggestionInput(headline, text, language, List.of(), null, null));
  }
}
