package press.colophon.intake.format.agency;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.Characters;
import press.colophon.intake.format.JsonSketch;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// News in JSON of the IPTC, 1.0 to 3.x: one item, an array of items, or items under a key such as
/// `items`. See <https://iptc.org/std/ninjs/userguide/>. Thread-safe.
public final class Ninjs implements OriginalFormat {
  private static final Set<String> SIGNS =
      Set.of(
          "versioncreated",
          "firstcreated",
          "pubstatus",
          "body_text",
          "body_xhtml",
          "body_html",
          "bodies",
          "headlines",
          "standard",
          "representationtype",
          "usageterms",
          "copyrightnotice");

  /// Lists that an item has, and that are therefore no lists of items.
  private static final Set<String> OF_AN_ITEM =
      Set.of(
          "associations",
          "subject",
          "subjects",
          "person",
          "people",
          "place",
          "places",
          "event",
          "events",
          "organisation",
          "organisations",
          "infosource",
          "infosources",
          "authors",
          "object",
          "objects",
          "genre",
          "genres",
          "product",
          "products",
          "renditions",
          "altids",
          "trustindicator",
          "trustindicators",
          "rightsinfo");

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "ninjs";
  }

  @Override
  public boolean recognises(Sample sample) {
    JsonSketch json = sample.json();
    return !json.has("@context")
        && (isItem(json.fields().keySet())
            || json.fields().values().stream().anyMatch(Ninjs::isItem));
  }

  private static boolean isItem(Set<String> fields) {
    long signs = SIGNS.stream().filter(fields::contains).count();
    return signs >= (fields.contains("uri") ? 1 : 2);
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    String text = Characters.all(original);
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken root = parser.nextToken();
      if (root == JsonToken.START_ARRAY) {
        array(parser, text, original, to);
      } else if (root == JsonToken.START_OBJECT) {
        object(parser, original, to);
      } else {
        to.accept(new Item.Empty("", Drop.Reason.EMPTY, "there is no item in its JSON"));
        return;
      }
      if (parser.nextToken() != null) {
        to.accept(new Item.Empty("", Drop.Reason.BROKEN_FORMAT, "more follows behind its end"));
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
      item(name(count, node), node, Clearance.free(), original.part(own), to);
    }
    if (count == 0) {
      to.accept(new Item.Empty("", Drop.Reason.NO_ARTICLE, "it is a list of no items"));
    }
  }

  /// An item, or a list of items under a key. What came whole of a list is read whatever is behind
  /// it; of an item that is cut off nothing is, since its embargo may stand behind the cut.
  private static void object(JsonParser parser, Original original, Consumer<Item> to)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    JsonProcessingException fault = null;
    try {
      fields(parser, root);
    } catch (JsonProcessingException e) {
      fault = e;
    }
    List<JsonNode> listed = listed(root);
    if (listed.isEmpty() && fault == null) {
      item("", root, Clearance.free(), original, to);
    }
    Clearance around = new NinjsItem(root, Clearance.free()).clearance();
    int count = 0;
    for (JsonNode node : listed) {
      count++;
      byte[] own = node.toString().getBytes(StandardCharsets.UTF_8);
      item(name(count, node), node, around, original.part(own), to);
    }
    if (fault != null) {
      throw fault;
    }
  }

  /// Reads fields and the members of their lists one by one, so that they are there when a fault
  /// comes.
  private static void fields(JsonParser parser, ObjectNode root) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        ArrayNode list = root.get(name) instanceof ArrayNode known ? known : root.putArray(name);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(parser.<JsonNode>readValueAsTree());
        }
      } else {
        root.set(name, parser.<JsonNode>readValueAsTree());
      }
    }
  }

  private static List<JsonNode> listed(JsonNode root) {
    if (root.has("uri")) {
      return List.of();
    }
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      JsonNode value = field.getValue();
      boolean ofAnItem = OF_AN_ITEM.contains(field.getKey().toLowerCase(Locale.ROOT));
      if (!ofAnItem && value.isArray() && value.path(0).has("uri")) {
        return value.valueStream().toList();
      }
    }
    return List.of();
  }

  private static String name(int count, JsonNode node) {
    String uri = node.path("uri").asText("");
    return "item " + count + (uri.isEmpty() ? "" : " (" + uri + ")");
  }

  private static void item(
      String name, JsonNode node, Clearance around, Original own, Consumer<Item> to) {
    if (!node.isObject()) {
      to.accept(new Item.Empty(name, Drop.Reason.BROKEN_FORMAT, "it is not an item but a value"));
      return;
    }
    NinjsItem item = new NinjsItem(node, around);
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
