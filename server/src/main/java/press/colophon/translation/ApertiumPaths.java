package press.colophon.translation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which modes of Apertium lead from one language to another, best first, and in which Debian
/// package each mode is.
///
/// Only paths that give readable text are listed. Left out on purpose, because their output is not:
/// everything through Serbo-Croatian, Russian into Ukrainian and Belarusian (the tagger aborts),
/// and
/// Swedish and Icelandic in both directions. The order follows scores measured on FLORES (see
/// docs/languages.md).
final class ApertiumPaths {

  /// A path: the modes in order.
  record Path(Hop hop, List<String> modes) {
    List<String> packages() {
      return modes.stream().map(ApertiumPaths::packageOf).distinct().toList();
    }
  }

  private static final String BEST_FIRST =
      """
      en es     : eng-spa
      en ca     : eng-cat
      en es ca  : eng-spa spa-cat
      en es gl  : eng-spa es-gl
      en gl     : en-gl
      en ca fr  : eng-cat cat-fra
      en es fr  : eng-spa es-fr
      en ca pt  : eng-cat cat-por_BR
      en es pt  : eng-spa es-pt_BR
      en ca it  : eng-cat cat-ita
      en es it  : eng-spa spa-ita
      en eo     : en-eo
      en ca oc  : eng-cat ca-oc
      en es oc  : eng-spa es-oc
      en es ast : eng-spa spa-ast
      en es an  : eng-spa spa-arg
      en ca sc  : eng-cat cat-srd

      es ca : spa-cat
      es gl : es-gl
      es pt : es-pt_BR
      es fr : es-fr
      es it : spa-ita
      es en : spa-eng
      es oc : es-oc
      es ast: spa-ast
      es an : spa-arg
      ca es : cat-spa
      ca en : cat-eng
      ca fr : cat-fra
      ca pt : cat-por_BR
      ca it : cat-ita
      ca oc : ca-oc
      ca sc : cat-srd
      gl es : gl-es
      gl en : gl-en
      gl pt : gl-pt
      pt ca : por-cat
      pt gl : pt-gl
      pt es : pt-es
      fr ca : fra-cat
      fr es : fr-es
      fr oc : fra-oci
      it ca : ita-cat
      it es : ita-spa
      oc ca : oc-ca
      oc es : oc-es
      oc fr : oci-fra
      an es : arg-spa
      ro es : ro-es
      eo en : eo-en

      da nb : dan-nob
      nb da : nob-dan
      nb nn : nob-nno
      nn nb : nno-nob
      sv da : swe-dan
      da sv : dan-swe
      sv nb : swe-nob
      nb sv : nob-swe
      id ms : ind-zlm
      ms id : zlm-ind
      nl af : nld-afr
      af nl : afr-nld
      """;

  private static final String PACKAGES =
      """
      apertium-eng-spa : eng-spa spa-eng
      apertium-eng-cat : eng-cat cat-eng
      apertium-spa-cat : spa-cat cat-spa
      apertium-en-gl   : en-gl gl-en
      apertium-es-gl   : es-gl gl-es
      apertium-fra-cat : fra-cat cat-fra
      apertium-por-cat : por-cat cat-por_BR
      apertium-cat-ita : cat-ita ita-cat
      apertium-fr-es   : fr-es es-fr
      apertium-es-pt   : es-pt_BR pt-es
      apertium-pt-gl   : pt-gl gl-pt
      apertium-spa-ita : spa-ita ita-spa
      apertium-es-ro   : ro-es
      apertium-eo-en   : en-eo eo-en
      apertium-oc-ca   : ca-oc oc-ca
      apertium-oc-es   : es-oc oc-es
      apertium-oci-fra : fra-oci oci-fra
      apertium-spa-ast : spa-ast
      apertium-spa-arg : spa-arg arg-spa
      apertium-cat-srd : cat-srd
      apertium-dan-nor : dan-nob nob-dan
      apertium-nno-nob : nob-nno nno-nob
      apertium-swe-dan : swe-dan dan-swe
      apertium-swe-nor : swe-nob nob-swe
      apertium-ind-zlm : ind-zlm zlm-ind
      apertium-afr-nld : nld-afr afr-nld
      """;

  private static final Map<String, String> PACKAGE_OF_MODE =
      PACKAGES
          .lines()
          .map(line -> line.split(":", -1))
          .flatMap(line -> words(line[1]).stream().map(mode -> Map.entry(mode, line[0].strip())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final List<Path> ALL =
      BEST_FIRST.lines().filter(line -> !line.isBlank()).map(ApertiumPaths::path).toList();

  private ApertiumPaths() {}

  /// Every path worth offering; of two with the same ends the better one comes first.
  static List<Path> all() {
    return ALL;
  }

  /// The path to recommend between two languages: the best there is.
  static Optional<Path> between(Language from, Language to) {
    return ALL.stream()
        .filter(path -> path.hop().from().equals(from) && path.hop().to().equals(to))
        .findFirst();
  }

  static String packageOf(String mode) {
    String found = PACKAGE_OF_MODE.get(mode);
    if (found == null) {
      throw new IllegalArgumentException("No package is known for the mode " + mode);
    }
    return found;
  }

  private static Path path(String line) {
    String[] sides = line.split(":", -1);
    List<Language> stops = words(sides[0]).stream().map(Language::new).toList();
    return new Path(
        new Hop(stops.getFirst(), stops.subList(1, stops.size() - 1), stops.getLast()),
        words(sides[1]));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }
}
