package press.colophon.intake.format.agency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The items that came together, and how they belong together. Immutable once made.
final class Message {
  private final Map<String, Element> newest = new HashMap<>();

  /// The guids of the pictures of a text, by its guid.
  private final Map<String, Set<String>> pictures = new LinkedHashMap<>();

  Message(List<Element> items) {
    items.forEach(this::index);
    for (Element item : items) {
      if (item.normalName().equals("packageitem")) {
        join(item);
      }
      for (Element link : item.select("> itemMeta > link[residref], > link[residref]")) {
        tie(item.attr("guid"), link.attr("residref"));
      }
    }
  }

  private void index(Element item) {
    String guid = item.attr("guid");
    Element known = newest.get(guid);
    if (!guid.isBlank() && (known == null || version(item) >= version(known))) {
      newest.put(guid, item);
    }
  }

  static long version(Element item) {
    String version = item.attr("version").strip();
    return version.matches("\\d{1,15}") ? Long.parseLong(version) : 0;
  }

  /// The newer version of an item that came with it, or null.
  @Nullable Element newer(Element item) {
    Element known = newest.get(item.attr("guid"));
    return known == null || known.equals(item) ? null : known;
  }

  boolean holds(String guid) {
    return newest.containsKey(guid);
  }

  /// The pictures that belong to a text, in the order in which its sender lists them.
  List<Element> pictures(String guid) {
    List<Element> found = new ArrayList<>();
    for (String picture : pictures.getOrDefault(guid, Set.of())) {
      Element item = newest.get(picture);
      if (item != null) {
        found.add(item);
      }
    }
    return found;
  }

  /// The text that a picture belongs to, or null.
  @Nullable String textOf(String picture) {
    for (Map.Entry<String, Set<String>> text : pictures.entrySet()) {
      if (text.getValue().contains(picture)) {
        return text.getKey();
      }
    }
    return null;
  }

  /// A picture belongs to the text of its group; where the group has none, to the first text of the
  /// package.
  private void join(Element packageItem) {
    List<String> all = references(packageItem);
    String first = firstText(all);
    for (Element group : packageItem.select("groupSet > group")) {
      List<String> members = group.select("> itemRef").eachAttr("residref");
      String text = firstText(members);
      for (String member : members) {
        tie(text == null ? first : text, member);
      }
    }
  }

  static List<String> references(Element packageItem) {
    return packageItem.select("groupSet > group > itemRef").eachAttr("residref");
  }

  private @Nullable String firstText(List<String> members) {
    for (String member : members) {
      Element item = newest.get(member);
      if (item != null && G2Item.isText(item)) {
        return member;
      }
    }
    return null;
  }

  private void tie(@Nullable String text, String other) {
    Element item = newest.get(other);
    Element article = text == null ? null : newest.get(text);
    if (item != null && article != null && G2Item.isPicture(item) && G2Item.isText(article)) {
      pictures.computeIfAbsent(text, t -> new LinkedHashSet<>()).add(other);
    }
  }
}
