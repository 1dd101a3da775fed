package press.colophon.translation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.colophon.translation.Coverage;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.Engines;
import press.colophon.translation.Hop;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.ShoutingEngine;
import press.colophon.translation.models.Choice;
import press.colophon.translation.models.Stock;
import press.colophon.translation.quality.Measurement;
import press.colophon.translation.quality.Score;

final class CatalogueTableTest {
  private static final Language EN = Language.ENGLISH;
  private static final Language ES = new Language("es");
  private static final Language GL = new Language("gl");

  private final Engines engines =
      new Engines(
          List.of(
              new ShoutingEngine(
                  "Rules",
                  EngineCredit.Approach.RULES,
                  Hop.direct(EN, ES),
                  new Hop(EN, List.of(ES), GL))));
  private final Stock none = new Stock(List.of(), null, new Choice(false, false, null));

  private String table(@Nullable Figures figures) {
    return new CatalogueTable(EN, engines, none, figures).print("https://registry.example");
  }

  @Test
  void isHonestAboutEveryLanguage() {
    String table = table(null);

    assertThat(table.lines())
        .anyMatch(line -> line.matches("tag +language +from English by +models and packages"))
        .anyMatch(line -> line.matches("en +English +the original"))
        .anyMatch(line -> line.matches("gl +galego \\(Galician\\) +Rules 1 \\(English → .*\\)"))
        .anyMatch(line -> line.matches("eo +Esperanto +needs apt-get install apertium-eo-en"))
        .anyMatch(line -> line.matches("ja +日本語 \\(Japanese\\) +not known without the registry"));
    assertThat(table).contains(Languages.all().size() + " languages, 2 translated now");
  }

  @Test
  void showsHowFarThePublicationIsTranslatedAndTheQualityOfTheEngineThatTranslatesNow() {
    Figures figures =
        new Figures(
            List.of(measured(ES, "Rules 1", 43.94), measured(GL, "Rules 0", 20)),
            Map.of(ES, new Coverage(12, 3, 2, 1)));

    assertThat(table(figures).lines())
        .anyMatch(line -> line.matches("tag .* chrF2  translated  outdated  waiting  failed .*"))
        .anyMatch(line -> line.matches("es .* 43\\.9 +12 +3 +2 +1 +Rules 1"))
        .anyMatch(line -> line.matches("gl .* - +0 +0 +0 +0 +Rules 1 .*"));
  }

  private static Measurement measured(Language to, String engine, double chrf2) {
    return new Measurement(EN, to, engine, "1", new Score(chrf2, 10, 100), 500, Instant.EPOCH);
  }
}
