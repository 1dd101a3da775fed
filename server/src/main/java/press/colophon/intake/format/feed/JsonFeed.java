package press.colophon.intake.format.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Original;
import press.colophon.intake.format.Characters;
import press.colophon.intake.format.JsonSketch;
import press.colophon.intake.format.Sample;

/// A JSON Feed (versions 1 and 1.1): its own fields, and its items one by one.
///
/// The items are cut out of the text as they came. Where the JSON breaks, what came whole before is
/// there, and [#broken] says where.
///
/// @param fields everything but the items
/// @param items the text of each
/// @param broken why it could not be read to its end, or null
record JsonFeed(ObjectNode fields, List<String> items, @Nullable String broken) {
  /// Forgiving of what hand-made feeds have: comments, commas at the end, unescaped line ends.
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private static final JsonFactory FACTORY = JSON.getFactory();

  /// Whether it says that it is a JSON Feed, or has no version and entries as one has.
  static boolean isFeed(Sample sample) {
    JsonSketch json = sample.json();
    Set<String> item = json.within("items");
    boolean alike = item.contains("content_html") || item.contains("content_text");
    return sample.startsWith("{")
        && (json.says("version").contains("jsonfeed.org/version/")
            || (!json.has("version") && item.contains("id") && alike));
  }

  static JsonFeed read(Original original) throws IOException {
    String text = Characters.all(original);
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    List<String> items = new ArrayList<>();
    String broken = null;
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("items") && value == JsonToken.START_ARRAY) {
          items(parser, text, items);
        } else {
          fields.set(field, JSON.<JsonNode>readTree(parser));
        }
      }
    } catch (JsonProcessingException e) {
      broken = e.getOriginalMessage() + " (line " + e.getLocation().getLineNr() + ")";
    }
    return new JsonFeed(fields, items, broken);
  }

  private static void items(JsonParser parser, String text, List<String> items) throws IOException {
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      int from = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      int to = (int) parser.currentLocation().getCharOffset();
      items.add(text.substring(from, Math.min(to, text.length())));
    }
  }

  /// What it says of itself.
  static FeedHead head(Original original) throws IOException {
    JsonFeed feed = read(original);
    String base = feed.base(original);
    return new FeedHead(
        feed.format(),
        text(feed.fields, "title"),
        Links.web(Links.resolve(base, text(feed.fields, "home_page_url"))),
        Links.web(text(feed.fields, "feed_url")),
        feed.hubs(),
        XmlFeedHead.language(text(feed.fields, "language")),
        Links.web(Links.resolve(base, text(feed.fields, "next_url"))),
        null,
        Set.of(),
        Set.of(),
        null,
        false,
        feed.fields.path("expired").asBoolean(),
        null);
  }

  String format() {
    String version = text(fields, "version");
    return version == null
        ? "JSON Feed"
        : "JSON Feed " + (version + "/").replaceFirst("^.*?/version/([\\d.]+)/.*$", "$1");
  }

  @Nullable String base(Original original) {
    String fetched = Links.of(original.address());
    String own = fetched == null ? Links.web(text(fields, "feed_url")) : fetched;
    return own == null ? Links.web(text(fields, "home_page_url")) : own;
  }

  private List<String> hubs() {
    List<String> hubs = new ArrayList<>();
    for (JsonNode hub : fields.path("hubs")) {
      String address = Links.web(text(hub, "url"));
      if (address != null && "websub".equalsIgnoreCase(text(hub, "type"))) {
        hubs.add(address);
      }
    }
    return hubs;
  }

  /// A field that is text or a number, null where it is blank or something else.
  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }
}
