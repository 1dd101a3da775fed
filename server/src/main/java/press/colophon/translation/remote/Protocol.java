package press.colophon.translation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.Hop;
import press.colophon.translation.Segment;
import press.colophon.translation.Shield;

/// How one kind of engine is asked. Immutable.
interface Protocol {

  EngineCredit credit();

  /// The word by which the configuration names it.
  String key();

  /// What tells its data from another version of them; empty where that is not known.
  default String model() {
    return "";
  }

  /// The value of `Authorization`; null where none is sent.
  @Nullable String authorization();

  /// Segments in one question, and characters of them together unless a single one is longer.
  Size size();

  /// Looks up what it can translate.
  ///
  /// @throws press.colophon.translation.EngineException when it does not say
  Offer offer(EngineSite site);

  /// A segment as it is sent: as HTML, which most understand.
  default String written(Segment segment, Hop hop) {
    return Shield.over(segment, hop.from());
  }

  /// Where questions go, below the engine's address.
  String path();

  /// A question for the translation of texts.
  JsonNode question(Hop hop, Offer.Codes codes, List<String> texts);

  /// The texts of an answer; empty where it has another form.
  Optional<List<String>> texts(JsonNode answer);

  /// A translated segment.
  default Segment read(Segment source, Hop hop, String text) {
    return Shield.lift(OriginalMarkup.in(text, written(source, hop)));
  }

  /// How much goes into one question.
  record Size(int texts, int characters) {}
}
