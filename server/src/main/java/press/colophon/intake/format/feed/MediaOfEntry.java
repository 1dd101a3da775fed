package press.colophon.intake.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Image;

/// Reads Media RSS: pictures with what is said of them, and the rights in them.
///
/// What stands beside a picture's element is said of it too, as the specification has it: the
/// nearest counts. The contents of one `media:group` are one picture in several sizes.
final class MediaOfEntry {
  private final FeedElement item;
  private final Entry entry;

  private MediaOfEntry(FeedElement item, Entry entry) {
    this.item = item;
    this.entry = entry;
  }

  static void read(FeedElement item, Entry entry) {
    new MediaOfEntry(item, entry).read();
  }

  private void read() {
    item.all("media:group").forEach(this::group);
    item.all("media:content").forEach(content -> content(content, List.of(content, item)));
    if (entry.image == null) {
      thumbnail();
    }
    rights(item, "");
  }

  private void group(FeedElement group) {
    FeedElement best = null;
    for (FeedElement content : group.all("media:content").toList()) {
      boolean better = best == null || width(content) > width(best);
      best = isPicture(content) && better ? content : best;
    }
    if (best != null) {
      content(best, List.of(best, group, item));
    } else {
      group.all("media:content").forEach(other -> content(other, List.of(other, group, item)));
    }
    rights(group, "media:group ");
  }

  private static int width(FeedElement content) {
    String printed = content.attribute("width");
    boolean chosen = content.attribute("isDefault").equalsIgnoreCase("true");
    return chosen ? Integer.MAX_VALUE : printed.matches("\\d{1,6}") ? Integer.parseInt(printed) : 0;
  }

  private void content(FeedElement content, List<FeedElement> around) {
    String url = Links.resolve(entry.base, content.attribute("url"));
    if (url == null) {
      return;
    }
    if (isPicture(content)) {
      entry.picture(
          new Image(
              said(around, "media:description", "media:title"),
              credit(around),
              url,
              said(around, "media:text"),
              licence(content)));
    } else {
      String type =
          content.attribute("type").isEmpty()
              ? content.attribute("medium")
              : content.attribute("type");
      attach(entry, url, type, content.textOf("media:title"));
    }
    rights(content, "media:content ");
  }

  /// A film, a recording or a document that belongs to the entry, as a note with a link.
  static void attach(Entry entry, String url, @Nullable String type, @Nullable String title) {
    if (Links.web(url) == null) {
      entry.notUnderstood.add("enclosure: " + url);
      return;
    }
    String kind = type == null || type.isBlank() ? "" : " (" + type.strip() + ")";
    String name = title == null ? url.replaceFirst("^.*/", "") : EntryText.plain(title);
    org.jsoup.nodes.Element note = new org.jsoup.nodes.Element("p");
    note.appendElement("a").attr("href", url).text(name.isBlank() ? url : name);
    note.appendText(kind);
    entry.notes.add(note.outerHtml());
  }

  static boolean isPicture(String type, @Nullable String url) {
    String path = url == null ? "" : url.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
    return type.isBlank()
        ? path.matches(".*\\.(?:jpe?g|png|gif|webp|avif)")
        : type.toLowerCase(Locale.ROOT).startsWith("image");
  }

  private static boolean isPicture(FeedElement content) {
    String medium = content.attribute("medium");
    return medium.isEmpty()
        ? isPicture(content.attribute("type"), content.attribute("url"))
        : medium.equalsIgnoreCase("image");
  }

  private void thumbnail() {
    List<FeedElement> places = new ArrayList<>(List.of(item));
    item.all("media:group").forEach(places::add);
    item.all("media:content").forEach(places::add);
    for (FeedElement place : places) {
      Optional<FeedElement> thumbnail = place.first("media:thumbnail");
      String url = Links.resolve(entry.base, thumbnail.map(t -> t.attribute("url")).orElse(null));
      if (url != null && entry.image == null) {
        List<FeedElement> around = List.of(place, item);
        entry.picture(
            new Image(said(around, "media:description", "media:title"), credit(around), url));
      }
    }
  }

  private static @Nullable String said(List<FeedElement> around, String... names) {
    for (FeedElement place : around) {
      String text = EntryText.plain(place.textOf(names));
      if (!text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable String credit(List<FeedElement> around) {
    for (FeedElement place : around) {
      List<String> names =
          place
              .all("media:credit")
              .map(credit -> EntryText.plain(credit.text()))
              .distinct()
              .toList();
      if (!names.isEmpty()) {
        return String.join(", ", names);
      }
    }
    return null;
  }

  private static @Nullable String licence(FeedElement content) {
    return content
        .first("media:license")
        .map(said -> said.attribute("href").isEmpty() ? said.text() : said.attribute("href"))
        .orElse(null);
  }

  private void rights(FeedElement place, String within) {
    for (FeedElement child : place.children()) {
      String name = child.name();
      switch (name.toLowerCase(Locale.ROOT)) {
        case "media:copyright" -> entry.right(within + name, child.text(), child.attribute("url"));
        case "media:license" -> entry.right(within + name, child.text(), child.attribute("href"));
        case "media:rights" -> entry.right(within + name, child.attribute("status"), null);
        default -> {}
      }
    }
  }
}
