package press.colophon.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// One node of a page's structured data (JSON-LD or microdata) in the words of schema.org.
///
/// @param properties by their schema.org names; values as [Json] reads them
/// @param syntax `json-ld` or `microdata`
record Thing(Map<String, Object> properties, String syntax) {

  List<String> types() {
    return texts("@type").stream().map(Thing::localName).toList();
  }

  boolean is(java.util.Set<String> names) {
    return types().stream().anyMatch(names::contains);
  }

  /// The first text of a property: itself, or the name or address of the thing it is.
  @Nullable String text(String property) {
    List<String> texts = texts(property);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  List<String> texts(String property) {
    List<String> texts = new ArrayList<>();
    for (Object value : values(property)) {
      String text = text(value);
      if (text != null && !text.isBlank()) {
        texts.add(clean(text));
      }
    }
    return texts;
  }

  List<Thing> things(String property) {
    List<Thing> things = new ArrayList<>();
    for (Object value : values(property)) {
      if (value instanceof Map<?, ?> map) {
        things.add(of(map, syntax));
      }
    }
    return things;
  }

  List<Object> values(String property) {
    Object value = properties.get(property);
    return value == null
        ? List.of()
        : value instanceof List<?> list ? List.copyOf(list) : List.of(value);
  }

  @SuppressWarnings("unchecked") // Json and Microdata make maps with text keys only
  static Thing of(Map<?, ?> properties, String syntax) {
    return new Thing((Map<String, Object>) properties, syntax);
  }

  private static @Nullable String text(Object value) {
    return switch (value) {
      case String text -> text;
      case Double number when number == Math.rint(number) -> String.valueOf(number.longValue());
      case Boolean truth -> truth.toString();
      case Map<?, ?> map -> firstText(map);
      default -> null;
    };
  }

  private static @Nullable String firstText(Map<?, ?> map) {
    for (String key : List.of("name", "@value", "headline", "url", "@id")) {
      if (map.get(key) instanceof String text) {
        return text;
      }
    }
    return null;
  }

  /// Entities written into JSON are common; markup and runs of blanks too.
  private static String clean(String text) {
    String plain = text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    return Words.fold(plain);
  }

  private static String localName(String name) {
    return name.substring(
        Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.lastIndexOf(':')))
            + 1);
  }
}
