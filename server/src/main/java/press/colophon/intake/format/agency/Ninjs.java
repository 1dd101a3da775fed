package press.colophon.intake.format.agency;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// News in JSON of the IPTC, 1.0 to 3.x: one item, an array of items, or items under a key such as
/// `items`. See <https://iptc.org/std/ninjs/userguide/>. Thread-safe.
public final class Ninjs implements OriginalFormat {
  private static final List<String> SIGNS =
      List.of(
          "\"versioncreated\"",
          "\"firstcreated\"",
          "\"pubstatus\"",
          "\"body_text\"",
          "\"body_xhtml\"",
          "\"body_html\"",
          "\"bodies\"",
          "\"headlines\"",
          "\"ninjs\"",
          "\"representationtype\"",
          "\"usageterms\"",
          "\"copyrightnotice\"");
  private static final List<String> OTHERS =
      List.of("\"@context\"", "jsonfeed.org/version", "\"log\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "ninjs";
  }

  @Override
  public boolean recognises(Sample sample) {
    return (sample.startsWith("{") || sample.startsWith("["))
        && sample.contains("\"uri\"")
        && SIGNS.stream().anyMatch(sample::contains)
        && OTHERS.stream().noneMatch(sample::contains);
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    String text = PageBytes.decode(original.bytes(), original.charset()).text();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        array(parser, text, original, to);
      } else {
        JsonNode root = parser.currentToken() == null ? null : parser.readValueAsTree();
        if (root == null) {
          to.accept(new Item.Empty("", Drop.Reason.EMPTY, "there is no JSON in it"));
        } else {
          object(root, original, to);
        }
      }
    } catch (JsonProcessingException e) {
      to.accept(new Item.Empty("", Drop.Reason.BROKEN_FORMAT, fault(e)));
    }
  }

  /// Each item is handed on before the next one is read, so that a fault loses only what follows.
  private static void array(JsonParser parser, String text, Original original, Consumer<Item> to)
      throws IOException {
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        to.accept(new Item.Empty("", Drop.Reason.BROKEN_FORMAT, "its JSON is cut off"));
        return;
      }
      int start = (int) parser.currentTokenLocation().getCharOffset();
      JsonNode node = parser.readValueAsTree();
      int end = (int) parser.currentLocation().getCharOffset();
      byte[] own = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
      count++;
      item(name(count, node), node, original.part(own), to);
    }
    if (count == 0) {
      to.accept(new Item.Empty("", Drop.Reason.NO_ARTICLE, "it is a list of no items"));
    }
  }

  private static void object(JsonNode root, Original original, Consumer<Item> to) {
    List<JsonNode> listed = root.has("uri") ? List.of() : listed(root);
    if (listed.isEmpty()) {
      item("", root, original, to);
      return;
    }
    int count = 0;
    for (JsonNode node : listed) {
      count++;
      byte[] own = node.toString().getBytes(StandardCharsets.UTF_8);
      item(name(count, node), node, original.part(own), to);
    }
  }

  private static List<JsonNode> listed(JsonNode root) {
    for (JsonNode value : root) {
      if (value.isArray() && !value.isEmpty() && value.get(0).has("uri")) {
        return value.valueStream().toList();
      }
    }
    return List.of();
  }

  private static String name(int count, JsonNode node) {
    String uri = node.path("uri").asText("");
    return "item " + count + (uri.isEmpty() ? "" : " (" + uri + ")");
  }

  private static void item(String name, JsonNode node, Original own, Consumer<Item> to) {
    if (!node.isObject()) {
      to.accept(new Item.Empty(name, Drop.Reason.BROKEN_FORMAT, "it is not an item but a value"));
      return;
    }
    NinjsItem item = new NinjsItem(node);
    to.accept(item.read(name, own));
    textsWithin(item)
        .forEach(
            text -> {
              byte[] bytes = text.json().toString().getBytes(StandardCharsets.UTF_8);
              to.accept(text.read(within(name, text), own.part(bytes)));
            });
  }

  /// Articles that are enclosed whole, beside the one that encloses them.
  private static Stream<NinjsItem> textsWithin(NinjsItem item) {
    return item.associations().stream().filter(NinjsItem::isArticle);
  }

  private static String within(String name, NinjsItem text) {
    String own = "association " + text.identifier();
    return name.isEmpty() ? own : name + ", " + own;
  }

  private static String fault(JsonProcessingException e) {
    var at = e.getLocation();
    String place = at == null ? "" : " at line %d".formatted(at.getLineNr());
    return "its JSON is not in order" + place + place(e.getOriginalMessage());
  }

  private static String place(@Nullable String message) {
    String words = message == null ? "" : message.replaceAll("\\s+", " ");
    return words.isEmpty() ? "" : ": " + words.substring(0, Math.min(160, words.length()));
  }
}
