package press.colophon.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page says of itself for machines: JSON-LD and microdata as [Thing]s, `@graph`s opened and
/// references by `@id` followed.
final class StructuredData {

  static final Set<String> ARTICLES =
      Set.of(
          "Article",
          "NewsArticle",
          "BlogPosting",
          "ReportageNewsArticle",
          "AnalysisNewsArticle",
          "OpinionNewsArticle",
          "BackgroundNewsArticle",
          "ReviewNewsArticle",
          "LiveBlogPosting",
          "TechArticle",
          "ScholarlyArticle",
          "SatiricalArticle",
          "AdvertiserContentArticle",
          "Report",
          "SocialMediaPosting",
          "Review");

  /// More nodes than any honest page has; the rest is not read.
  private static final int MOST = 20_000;

  private final List<Thing> things = new ArrayList<>();
  private final Map<String, Map<?, ?>> byId = new HashMap<>();

  private StructuredData() {}

  static StructuredData of(Document document, Elements elements) {
    StructuredData data = new StructuredData();
    for (Element script : elements.tagged("script")) {
      if (script.attr("type").toLowerCase(Locale.ROOT).contains("application/ld+json")) {
        Json.read(script.data()).forEach(value -> data.collect(value, "json-ld"));
      }
    }
    if (!elements.with("itemscope").isEmpty()) {
      Microdata.of(document).forEach(value -> data.collect(value, "microdata"));
    }
    return data;
  }

  /// The node about the page's article: JSON-LD before microdata, an article before a page.
  @Nullable Thing article() {
    return first(ARTICLES);
  }

  @Nullable Thing first(Set<String> types) {
    for (Thing thing : things) {
      if (thing.is(types)) {
        return thing;
      }
    }
    return null;
  }

  List<Thing> all() {
    return things;
  }

  List<Thing> articles() {
    return things.stream().filter(thing -> thing.is(ARTICLES)).toList();
  }

  /// The node a property holds, or the one it refers to by `@id`.
  List<Thing> follow(Thing thing, String property) {
    List<Thing> found = new ArrayList<>();
    for (Thing held : thing.things(property)) {
      Object id = held.properties().get("@id");
      Map<?, ?> whole = id == null ? null : byId.get(id);
      boolean reference = held.properties().size() <= 2 && !held.properties().containsKey("name");
      found.add(whole != null && reference ? Thing.of(whole, thing.syntax()) : held);
    }
    return found;
  }

  /// The names a property holds, references by `@id` followed. An address in the place of a name is
  /// left out, and so is a reference that leads nowhere.
  @Nullable String name(Thing thing, String property) {
    List<String> names = new ArrayList<>();
    for (Object value : thing.values(property)) {
      Thing one = Thing.of(Map.of(property, value), thing.syntax());
      if (value instanceof Map) {
        follow(one, property).forEach(held -> names.addAll(held.texts("name")));
      } else {
        names.addAll(one.texts(property));
      }
    }
    names.removeIf(name -> name.matches("(?i)(?:\\w+:)?//.*|#.*|mailto:.*"));
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private void collect(Object value, String syntax) {
    Deque<Object> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty() && things.size() < MOST) {
      switch (open.poll()) {
        case List<?> list -> open.addAll(list);
        case Map<?, ?> map -> {
          add(map, syntax);
          map.values().stream()
              .filter(v -> v instanceof Map || v instanceof List)
              .forEach(open::add);
        }
        default -> {}
      }
    }
  }

  private void add(Map<?, ?> map, String syntax) {
    if (map.containsKey("@type")) {
      things.add(Thing.of(map, syntax));
    }
    if (map.get("@id") instanceof String id && map.size() > 1) {
      byId.merge(id, map, (a, b) -> a.size() >= b.size() ? a : b);
    }
  }
}
