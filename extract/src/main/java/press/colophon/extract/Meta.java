package press.colophon.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The `meta` elements of a page by name, whether written as `name`, `property` or `http-equiv`.
final class Meta {

  private final Map<String, List<String>> contents = new HashMap<>();

  static Meta of(Elements elements) {
    Meta meta = new Meta();
    for (Element element : elements.tagged("meta")) {
      for (String key : List.of("property", "name", "http-equiv")) {
        String name = element.attr(key).strip().toLowerCase(Locale.ROOT);
        String content = Words.fold(element.attr("content"));
        if (!name.isEmpty() && !content.isEmpty()) {
          meta.contents.computeIfAbsent(name, n -> new ArrayList<>()).add(content);
        }
      }
    }
    return meta;
  }

  List<String> all(String name) {
    return contents.getOrDefault(name, List.of());
  }

  @Nullable Found<String> first(String... names) {
    for (String name : names) {
      if (!all(name).isEmpty()) {
        return new Found<>(all(name).getFirst(), "meta " + name);
      }
    }
    return null;
  }
}
