package press.colophon.intake.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A source as the JSON object that `source list --json` prints. Absent fields are left out, lists
/// are always there. Thread-safe.
public final class SourceJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SourceJson() {}

  public static ObjectNode of(Source source) {
    Profile profile = source.profile();
    ObjectNode json = NODES.objectNode().put("slug", source.slug()).put("name", source.name());
    json.put("state", source.state().name().toLowerCase(Locale.ROOT));
    text(json, "site", profile.site());
    text(json, "language", profile.language());
    text(json, "licence", profile.licence());
    text(json, "terms", profile.termsAddress());
    json.set("quotedTerms", texts(profile.terms()));
    text(json, "contact", profile.contact());
    json.set("regions", texts(profile.regions()));
    json.set("themes", texts(profile.themes()));
    json.put("trust", profile.trust().word()).put("fullText", profile.fullText().word());
    json.put("added", source.addedAt().toString());
    ArrayNode feeds = json.putArray("feeds");
    source.feeds().forEach(feed -> feeds.add(of(feed)));
    return json;
  }

  private static ObjectNode of(Feed feed) {
    ObjectNode json = NODES.objectNode().put("url", feed.address());
    json.put("state", feed.state().word());
    text(json, "title", feed.title());
    text(json, "polled", feed.polledAt());
    text(json, "changed", feed.changedAt());
    json.put("due", feed.dueAt().toString()).put("failures", feed.failures());
    text(json, "error", feed.error());
    json.set("former", texts(feed.former()));
    return json;
  }

  private static void text(ObjectNode json, String field, @Nullable Object value) {
    if (value != null) {
      json.put(field, value.toString());
    }
  }

  private static ArrayNode texts(List<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
