package press.colophon.translation.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.colophon.translation.Coverage;
import press.colophon.translation.Language;
import press.colophon.translation.Route;
import press.colophon.translation.quality.Measurement;

/// What the database knows of languages.
///
/// @param measured of ways from the language of the site
/// @param coverage of languages that something was ordered in
public record Figures(List<Measurement> measured, Map<Language, Coverage> coverage) {

  public Figures {
    measured = List.copyOf(measured);
    coverage = Map.copyOf(coverage);
  }

  /// What was measured of a way as it is now: of another engine or model it would say nothing.
  Optional<Measurement> of(Route route) {
    return measured.stream()
        .filter(each -> each.from().equals(route.from()) && each.to().equals(route.to()))
        .filter(each -> each.engine().equals(route.label(Language.ENGLISH)))
        .filter(each -> each.model().equals(route.model()))
        .findFirst();
  }

  Coverage of(Language language) {
    return coverage.getOrDefault(language, Coverage.NONE);
  }
}
