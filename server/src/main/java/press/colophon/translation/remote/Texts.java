package press.colophon.translation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The texts in an answer.
final class Texts {
  private Texts() {}

  /// The text in each entry of a list; empty where it is no list, or an entry has none.
  static Optional<List<String>> all(JsonNode list, UnaryOperator<JsonNode> text) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : list) {
      JsonNode found = text.apply(entry);
      if (!found.isTextual()) {
        return Optional.empty();
      }
      texts.add(found.textValue());
    }
    return Optional.of(texts);
  }
}
