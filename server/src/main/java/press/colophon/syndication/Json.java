package press.colophon.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An object of JSON under construction, leaving out what is absent. Not thread-safe.
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultPrettyPrinter LINES =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  /// An object of schema.org.
  static Json ofType(String type) {
    return new Json().with("@type", type);
  }

  Json with(String name, @Nullable String text) {
    if (text != null) {
      node.put(name, Plain.of(text));
    }
    return this;
  }

  Json with(String name, Optional<String> text) {
    return with(name, text.orElse(null));
  }

  Json with(String name, long number) {
    node.put(name, number);
    return this;
  }

  Json with(String name, boolean truth) {
    node.put(name, truth);
    return this;
  }

  Json with(String name, Json object) {
    if (!object.node.isEmpty()) {
      node.set(name, object.node);
    }
    return this;
  }

  Json with(String name, List<Json> objects) {
    return objects.isEmpty() ? this : withAll(name, objects);
  }

  /// A list that stands there even when it is empty.
  Json withAll(String name, List<Json> objects) {
    var array = node.putArray(name);
    objects.forEach(o -> array.add(o.node));
    return this;
  }

  Json withTexts(String name, List<String> texts) {
    if (!texts.isEmpty()) {
      var array = node.putArray(name);
      texts.forEach(t -> array.add(Plain.of(t)));
    }
    return this;
  }

  /// For files: a field a line.
  String lines() {
    return lines(node);
  }

  /// The same for a file that is a list.
  static String lines(List<Json> objects) {
    var array = JsonNodeFactory.instance.arrayNode();
    objects.forEach(o -> array.add(o.node));
    return lines(array);
  }

  private static String lines(JsonNode node) {
    try {
      return MAPPER.writer(LINES).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing into memory cannot fail", e);
    }
  }

  /// For the inside of an HTML script element: what could end the element, or a line of a script,
  /// is written as escapes, which mean the same in JSON.
  String forScript() {
    return node.toString()
        .replace("<", "\\u003C")
        .replace(">", "\\u003E")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
